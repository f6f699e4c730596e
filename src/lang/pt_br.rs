//! Portuguese of Brazil.

use super::*;

/// Portuguese of Brazil.
pub const PT_BR: Language = Language {
    tag: "pt-BR",
    also: &[],
    book: BookWords {
        contents: "Sumário",
        notes: "Notas",
        cover: "Capa",
        title_page: "Folha de rosto",
        imprint: "Ficha técnica",
        epigraph: "Epígrafe",
        foreword: "Prefácio",
        colophon: "Colofão",
        part: "Parte",
        beginning: "Início do texto",
        landmarks: "Pontos de referência",
        pages: "Páginas",
        by_year: "Por ano",
        undated: "Sem data",
        links: "Links",
        page: "Página {}",
        see_page: "p. {}",
        note: "Nota {}",
        back_to_text: "Voltar ao texto",
        source: "Fonte: {}",
        articles: "Artigos: {}",
        licence: "Licença: {}",
        edition: "Edição: {}",
        made_with: "Feito com {}",
        typefaces: "Tipos: {}",
        fingerprint: "Impressão digital: {}",
        picture_missing: "Imagem não disponível",
        video: "Vídeo",
        accessibility: "O texto segue o tamanho, a fonte e as cores escolhidos por quem lê e pode ser \
            lido em voz alta. O sumário, os títulos, as notas e os trechos em outras línguas estão \
            marcados como tais; as imagens têm as descrições dadas por seus autores.",
    },
    booklet: BookletWords {
        sheet_label: "Folha {} de {}",
        signature_label: "caderno {} de {}",
        title: "Como imprimir, dobrar e encadernar este livreto",
        amount: "Páginas: {}. Folhas: {}. Papel: {}.",
        print: "Imprimir",
        file: "Imprima o arquivo “{}”.",
        short_edge: "Na janela de impressão, escolha a impressão frente e verso, virando pelo lado curto.",
        long_edge: "Na janela de impressão, escolha a impressão frente e verso, virando pelo lado longo.",
        two_passes: "Imprima primeiro o arquivo “{}”. Vire toda a pilha como se vira a página de um \
            livro, coloque-a de novo na bandeja e imprima o arquivo “{}” na outra face; se a impressora \
            deixar a última folha por cima, imprima no lugar dele “{}”.",
        one_side: "Imprima só numa face.",
        actual_size: "Imprima no tamanho real (100 %), nunca com “ajustar à página”.",
        rule: "Meça esta régua: tem 100 mm. Se não tiver, a janela de impressão alterou o tamanho.",
        fold: "Dobrar",
        fold_together: "Ponha as folhas umas dentro das outras: a folha 1 por baixo de todas, com a \
            página {} virada para a mesa, e as outras por cima, por ordem. Dobre-as todas juntas ao meio.",
        fold_signatures: "Faça uma pilha com as folhas de cada caderno, a primeira por baixo, com a \
            frente virada para a mesa, e dobre cada pilha ao meio. Folhas por caderno, por ordem: {}.",
        fold_singly: "Dobre cada folha ao meio, uma a uma, com a frente para fora, e ponha-as umas sobre \
            as outras por ordem.",
        cut_across: "Mantenha as folhas pela ordem, a folha 1 por baixo, com as frentes viradas para a \
            mesa. Corte a pilha de lado a lado a meia altura e ponha as metades de baixo sobre as de cima.",
        left_over: "A metade em que nada está impresso sobra.",
        fold_zine: "Dobre a folha por todas as linhas e abra-a de novo. Corte pela linha tracejada do \
            meio, não mais além. Dobre-a ao comprido com a impressão para fora, empurre as duas pontas \
            uma para a outra até a fenda se abrir em cruz, e dobre as páginas em volta, com a página 1 à \
            frente.",
        fold_leaflet_left: "Com o interior para cima, dobre o terço direito sobre o do meio e o esquerdo \
            sobre ambos.",
        fold_leaflet_right: "Com o interior para cima, dobre o terço esquerdo sobre o do meio e o \
            direito sobre ambos.",
        second_book: "Um segundo livro começa na outra capa: vire o livreto de cabeça para baixo.",
        bind: "Encadernar",
        staple: "Abra o livreto ao meio e ponha dois grampos na dobra, pelo lado de fora, a {} mm da \
            cabeça e a {} mm do pé.",
        sew: "Costure cada caderno com linha pela dobra, e os cadernos uns aos outros.",
        glue: "Aperte a pilha entre duas tábuas, torne a lombada áspera e passe cola nela, duas vezes.",
        trim: "Apare a margem exterior quando tudo estiver encadernado.",
        wrap: "Imprima a capa do arquivo “{}” e ponha-a à volta antes de encadernar.",
        trouble: "Se algo não estiver certo",
        upside_down: "Se os versos estiverem de cabeça para baixo, escolha o outro lado para virar.",
        calibrate: "Para todo o resto, o comando “chapbook booklet --calibrate” faz uma folha que testa \
            a impressora e diz o que ajustar.",
        alt_sheet: "A primeira folha. Na frente, da esquerda para a direita, as páginas {}; no verso, as \
            páginas {}. O lado pelo qual se vira está desenhado a traço grosso.",
        alt_side: "A face impressa da folha, com as páginas {}.",
        alt_rule: "Uma régua de 100 mm, dividida em centímetros.",
        alt_fold: "As folhas dobradas, vistas do lado inferior.",
        alt_cut: "Uma pilha de folhas cortada de lado a lado; a metade de baixo fica sobre a de cima.",
        alt_staple: "A lombada do livreto dobrado com dois grampos, a {} mm da cabeça e do pé.",
        front: "frente",
        back: "verso",
        test_title: "Uma folha para testar a impressora",
        test_print: "Imprima as duas páginas deste arquivo numa folha, frente e verso e no tamanho real, \
            com as configurações que usaria para o livreto. Depois olhe para a folha em contraluz.",
        test_flip: "As setas das duas faces têm de apontar para o mesmo lado quando a folha se vira como \
            a página de um livro. Se não apontarem, escolha o outro lado para virar, ou ponha \
            “back-turned = true”.",
        test_offset: "As cruzes das duas faces têm de coincidir. Se o verso estiver deslocado, leia na \
            escala quanto, visto do verso, e ponha “back-offset” em sentido contrário: para a direita e \
            para cima.",
        test_scale: "Meça as duas réguas: cada uma tem 100 mm. Se não tiver, a janela de impressão \
            altera o tamanho: escolha tamanho real, 100 %.",
        test_margin: "As molduras estão a 3, 5, 8 e 12 mm da borda. Dê a “printer-margin” o valor da \
            primeira que ficar impressa por inteiro.",
    },
    handouts: HandoutWords {
        questions: "Perguntas",
        factual: "O que diz o texto?",
        interpretive: "O que significa?",
        evaluative: "O que pensamos dele?",
        own_question: "Uma pergunta sua",
        terms: "Termos",
        chronology: "Cronologia",
        sources: "Fontes",
        room: "Suas anotações",
        cues: "Palavras-chave",
        summary: "Resumo",
        facilitator: "Para quem conduz",
        aim: "Objetivo: {}",
        minutes: "Minutos: {}",
        remarks: "Observações",
        answers: "Respostas",
        ground_rules: "Regras do grupo",
        schedule: "Programação",
        line: "linha\u{a0}{}",
        lines: "linhas\u{a0}{}",
        study_edition: "Edição de estudo",
        for_study: "Para estudo",
        session: "Encontro {}",
        clock: "Tempo",
        activity: "O que fazemos",
        length: "Minutos",
        read: "Leitura: {}",
        discuss: "Conversa",
        end: "Fim",
    },
    ..super::PT
};
