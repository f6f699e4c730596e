//! Portuguese of Brazil: what it says otherwise than Portuguese of Europe.

use super::*;

/// Portuguese of Brazil.
pub const PT_BR: Language = Language {
    tag: "pt-BR",
    also: &[],
    book: BookWords {
        contents: "Sumário",
        colophon: "Colofão",
        links: "Links",
        typefaces: "Tipos: {}",
        accessibility: "O texto segue o tamanho, a fonte e as cores escolhidos por quem lê e pode ser \
            lido em voz alta. O sumário, os títulos, as notas e os trechos em outras línguas estão \
            marcados como tais; as imagens têm as descrições dadas por seus autores.",
        ..PT.book
    },
    booklet: BookletWords {
        test_by_hand: "À mão: imprima a página 1, recoloque a folha como se recoloca a pilha das frentes e imprima a página 2.",
        fold_alone: "Dobre a folha ao meio, com a primeira página do livro para fora.",
        fold_turned: "Vire a pilha e dobre-a ao meio: a primeira página do livro fica então na frente.",
        nest_all: "Encaixe as folhas dobradas umas nas outras, a folha 1 por fora.",
        wrap_on: "Depois passe cola nas dobras, encaixe-as na lombada da capa, aperte-a e deixe secar.",
        slip_cover: "Para a capa: o arquivo “{}”, em uma só face de uma folha {}.",
        ten_covers: "As capas precisam de mais {}.",
        hand_one: "Imprima um exemplar de cada vez.",
        hand_turned: "Se os versos estiverem de cabeça para baixo, gire a pilha meia volta sobre a mesa antes de imprimi-los.",
        legend_edge: "O lado em traço grosso é aquele pelo qual se vira a folha.",
        legend_lines: "As linhas tracejadas são dobras; as contínuas dentro da folha são cortes.",
        legend_heads: "Os triângulos pequenos apontam para a cabeça das páginas; os números com um traço estão de cabeça para baixo.",
        large_paper: "A maioria das impressoras domésticas não aceita papel deste tamanho; as copiadoras, sim.",
        drawn_title: "título",
        upper: "de cima",
        lower: "de baixo",
        wrap_last: "Imprima a capa do arquivo “{}”, em uma só face.",
        title: "Como imprimir, dobrar e encadernar este livreto",
        file: "Imprima o arquivo “{}”.",
        short_edge: "Na janela de impressão, escolha a impressão frente e verso, virando pelo lado curto.",
        long_edge: "Na janela de impressão, escolha a impressão frente e verso, virando pelo lado longo.",
        hand_test: "Descubra uma vez como a sua impressora puxa o papel: desenhe a lápis uma seta em duas \
            folhas, ponha-as na bandeja com as setas para cima e apontando para a impressora, e imprima as \
            páginas 1 e 2 do arquivo “{}”. Depois olhe para a pilha de cima, tal como está.",
        hand_a: "Veem-se a impressão e a seta.",
        same_edge: "A borda que saiu primeiro volta a entrar primeiro{}: se for preciso, gire a pilha sobre a mesa.",
        same_edge_unless: ", a não ser que o teste tenha mostrado outra coisa",
        turn_over: "Vire toda a pilha, volte a pô-la na bandeja e imprima o arquivo “{}”.",
        not_over: "Não vire a pilha: volte a pô-la na bandeja com o mesmo lado para cima e imprima o arquivo “{}”.",
        apart: "Frentes e versos estão também em arquivos à parte: “{}” e “{}”.",
        hand_backs: "Para ter certeza, imprima os versos das duas folhas: as páginas 3 e 4 ({}) desse arquivo se a pilha for virada, senão as páginas 5 e 6 ({}). Frente e verso devem ter o mesmo número grande.",
        hand_round: "Se não, recoloque a pilha girada meia volta, aqui e com o livreto.",
        both_sides: "O arquivo “{}” contém todas as faces em ordem, para uma copiadora ou uma impressora \
            que vire sozinha o papel.",
        long_arm: "Um grampeador comum não chega à dobra: use um de braço longo, ou carregue os grampos \
            através da dobra contra um cartão e dobre as pontas à mão.",
        fold_zine: "Dobre a folha pelas marcas curtas das bordas, uma vez ao comprido e três vezes na largura, e abra-a de novo. Corte pela linha contínua do meio, não mais além. Dobre-a ao comprido com a impressão para fora, empurre as duas pontas uma para a outra até a fenda se abrir em cruz, e feche-a como um livro, com a primeira página na frente.",
        cut_apart: "Cada folha leva {} exemplares. Mantenha as folhas na sua ordem e corte a pilha entre os exemplares: cada parte é um livreto por si.",
        second_book: "Um segundo livro começa na outra capa: vire o livreto de cabeça para baixo.",
        staple: "Abra o livreto ao meio e ponha-o com o lado de fora para cima. Ponha dois grampos na dobra, a {} mm da cabeça e a {} mm do pé.",
        sew: "Costure cada caderno com linha pela dobra, e os cadernos uns aos outros.",
        glue: "Aperte as folhas dobradas entre duas tábuas, com as dobras na beira. Torne as dobras ásperas, passe cola nelas, duas vezes, e deixe secar.",
        wrap: "Imprima a capa do arquivo “{}”, em uma só face, e ponha-a em volta antes de encadernar.",
        trouble: "Se algo não estiver certo",
        upside_down: "Se os versos estiverem de cabeça para baixo, escolha o outro lado para virar.",
        calibrate: "Se frente e verso não coincidirem, ou algo ficar cortado, a folha de teste diz o que ajustar: na interface ela está abaixo do livreto, e o comando “chapbook booklet --calibrate” a cria.",
        alt_fold: "As folhas dobradas, vistas do lado inferior.",
        alt_staple: "A lombada do livreto dobrado com dois grampos, a {} mm da cabeça e do pé.",
        test_print: "Imprima as duas páginas deste arquivo numa folha, frente e verso e no tamanho real, com as configurações que usaria para o livreto.",
        test_light: "Depois olhe para a folha em contraluz.",
        ..PT.booklet
    },
    handouts: HandoutWords {
        room: "Suas anotações",
        facilitator: "Para quem conduz",
        schedule: "Programação",
        session: "Encontro {}",
        opening_round: "Rodada: o que ficou na sua memória?",
        closing_round: "Rodada final: o que você leva?",
        role_leads: "Condução: abre o encontro, faz as perguntas e cuida para que todos sejam ouvidos",
        role_time: "Tempo: olha o relógio e avisa quando está acabando",
        next_time: "Próximo encontro: o quê, onde, quando",
        went_well: "O que deu certo?",
        do_otherwise: "O que faremos diferente da próxima vez?",
        ..PT.handouts
    },
    ..super::PT
};
