//! The file itself: objects, object streams and the table of where they stand.
//!
//! `lopdf` writes object streams one after the other and leaves the table as large as it is; here both are
//! deflated, on all threads. Source: ISO 32000-1, 7.5.

use super::syntax;
use crate::num::saturate;
use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Document, Object};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

/// Objects in one object stream: more compress better, fewer are read faster.
const GROUP: usize = 200;
/// So many objects wait before they are deflated, on all threads.
const WAITING: usize = 32 * GROUP;

/// Objects that are written out already: a book has tens of thousands, and each would take several times as much
/// memory as a tree of values.
#[derive(Debug, Default)]
pub struct WrittenObjects {
    /// Those that are no streams, deflated; and of the latest ones the bytes, one after the other.
    packed: Vec<Packed>,
    bytes: Vec<u8>,
    /// Number and first byte of each of the latest.
    starts: Vec<(u32, usize)>,
    /// Streams with their numbers, deflated.
    streams: Vec<(u32, Box<[u8]>)>,
}

impl WrittenObjects {
    /// Adds an object, which `write` writes.
    pub fn add(&mut self, id: u32, write: impl FnOnce(&mut Vec<u8>)) {
        if self.starts.len() == WAITING {
            self.pack();
        }
        self.starts.push((id, self.bytes.len()));
        write(&mut self.bytes);
    }

    /// Adds a stream of which there is nothing to say but that it is deflated.
    pub fn add_stream(&mut self, id: u32, deflated: Box<[u8]>) {
        self.streams.push((id, deflated));
    }

    /// Deflates those that wait.
    fn pack(&mut self) {
        let Self { bytes, starts, .. } = self;
        let groups = starts.par_chunks(GROUP).enumerate();
        let packed = groups.map_init(Deflater::new, |deflater, (index, group)| {
            let end = starts.get((index + 1) * GROUP).map_or(bytes.len(), |(_, start)| *start);
            Packed::of(group, &bytes[group[0].1..end], deflater)
        });
        self.packed.par_extend(packed);
        self.bytes.clear();
        self.starts.clear();
    }
}

/// An object stream.
#[derive(Debug)]
struct Packed {
    ids: Vec<u32>,
    stream: Box<[u8]>,
    first: usize,
}

impl Packed {
    fn of(starts: &[(u32, usize)], objects: &[u8], deflater: &mut Deflater) -> Self {
        let mut content = Vec::with_capacity(objects.len() + starts.len() * 10);
        for (id, start) in starts {
            syntax::integer(&mut content, (*id).into());
            content.push(b' ');
            syntax::integer(&mut content, (start - starts[0].1) as i64);
            content.push(b' ');
        }
        let first = content.len();
        content.extend(objects);
        Self { ids: starts.iter().map(|(id, _)| *id).collect(), stream: deflater.deflate(&content), first }
    }
}

/// Makes one zlib stream after another; what it works with is large and made once.
pub struct Deflater {
    compress: Compress,
    out: Vec<u8>,
}

impl Deflater {
    /// Makes a deflater.
    pub fn new() -> Self {
        // Beyond this level a book takes half as long again and saves two bytes in a hundred.
        Self { compress: Compress::new(Compression::new(6), true), out: Vec::new() }
    }

    /// Returns bytes as a zlib stream; what came before changes nothing in it.
    pub fn deflate(&mut self, bytes: &[u8]) -> Box<[u8]> {
        let Self { compress, out } = self;
        compress.reset();
        out.clear();
        out.reserve(bytes.len() / 2 + 64);
        loop {
            let done = saturate::<usize>(compress.total_in()).min(bytes.len());
            match compress.compress_vec(&bytes[done..], out, FlushCompress::Finish) {
                Ok(Status::Ok | Status::BufError) => out.reserve(out.capacity().max(64)),
                // Compressing into memory does not fail.
                Ok(Status::StreamEnd) | Err(_) => return out.as_slice().into(),
            }
        }
    }
}

/// Returns bytes as a zlib stream.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    Deflater::new().deflate(bytes).into()
}

/// Where an object stands.
#[derive(Clone, Copy, Default)]
enum XrefEntry {
    #[default]
    Free,
    At(u64),
    In {
        stream: u32,
        index: u16,
    },
}

/// Returns the file: PDF 1.7, with an identifier made of its content.
///
/// Objects of `document` come first, then those of `written`; numbers in both are kept.
pub fn bytes(document: Document, mut written: WrittenObjects) -> Vec<u8> {
    let streams = written.streams.iter().map(|(_, stream)| stream.len() + 64);
    let packed = written.packed.iter().map(|packed| packed.stream.len() + 64);
    let mut out = Vec::with_capacity(streams.chain(packed).sum::<usize>() + written.bytes.len() / 2);
    out.extend(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    let mut places: Vec<XrefEntry> = vec![XrefEntry::Free; document.max_id as usize + 1];
    for ((id, _), object) in document.objects {
        if let Object::Stream(stream) = &object {
            places[id as usize] = XrefEntry::At(out.len() as u64);
            write_stream(&mut out, id, stream.dict.clone(), &stream.content);
        } else {
            written.add(id, |out| syntax::object(out, &object));
        }
    }
    for (id, stream) in std::mem::take(&mut written.streams) {
        places[id as usize] = XrefEntry::At(out.len() as u64);
        write_stream(&mut out, id, deflated(), &stream);
    }
    written.pack();
    for packed in written.packed {
        let id = saturate::<u32>(places.len());
        places.push(XrefEntry::At(out.len() as u64));
        for (index, object) in packed.ids.iter().enumerate() {
            places[*object as usize] = XrefEntry::In { stream: id, index: saturate(index) };
        }
        let mut dictionary = deflated();
        dictionary.set("Type", "ObjStm");
        dictionary.set("N", packed.ids.len() as i64);
        dictionary.set("First", packed.first as i64);
        write_stream(&mut out, id, dictionary, &packed.stream);
    }
    write_table(&mut out, places, document.trailer);
    out
}

/// Returns what is said of a deflated stream.
fn deflated() -> lopdf::Dictionary {
    let mut dictionary = lopdf::Dictionary::new();
    dictionary.set("Filter", "FlateDecode");
    dictionary
}

fn write_stream(out: &mut Vec<u8>, id: u32, mut dictionary: lopdf::Dictionary, content: &[u8]) {
    dictionary.set("Length", content.len() as i64);
    syntax::integer(out, id.into());
    out.extend(b" 0 obj\n");
    syntax::object(out, &Object::Dictionary(dictionary));
    out.extend(b"stream\n");
    out.extend(content);
    out.extend(b"\nendstream\nendobj\n");
}

/// Writes the cross-reference stream, each row predicted from the one above it.
fn write_table(out: &mut Vec<u8>, mut places: Vec<XrefEntry>, trailer: lopdf::Dictionary) {
    let start = out.len() as u64;
    let id = saturate::<u32>(places.len());
    places.push(XrefEntry::At(start));
    let digest = Sha256::digest(&out[..]);
    let identifier = Object::string_literal(digest[..16].to_vec());

    let mut rows = Vec::with_capacity(places.len() * 8);
    let mut above = [0_u8; 7];
    for (number, place) in places.iter().enumerate() {
        let row = match *place {
            XrefEntry::Free if number == 0 => row(0, 0, u16::MAX),
            XrefEntry::Free => row(0, 0, 0),
            XrefEntry::At(offset) => row(1, saturate::<u32>(offset), 0),
            XrefEntry::In { stream, index } => row(2, stream, index),
        };
        rows.push(2);
        rows.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
        above = row;
    }
    let mut predictor = lopdf::Dictionary::new();
    predictor.set("Predictor", 12);
    predictor.set("Columns", 7);
    let mut dictionary = trailer;
    dictionary.set("Type", "XRef");
    dictionary.set("Size", places.len() as i64);
    dictionary.set("W", vec![1.into(), 4.into(), 2.into()]);
    dictionary.set("ID", vec![identifier.clone(), identifier]);
    dictionary.set("Filter", "FlateDecode");
    dictionary.set("DecodeParms", predictor);
    write_stream(out, id, dictionary, &deflate(&rows));
    out.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
}

fn row(kind: u8, second: u32, third: u16) -> [u8; 7] {
    let ([a, b, c, d], [e, f]) = (second.to_be_bytes(), third.to_be_bytes());
    [kind, a, b, c, d, e, f]
}
