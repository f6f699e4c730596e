//! What the file says about itself: XMP, the information dictionary, the colours it is meant for.
//!
//! Source: ISO 19005-2, 6.6; ISO 14289-1, 5; ISO 32000-1, 14.3.

use super::syntax;
use crate::model::Metadata;
use lopdf::{Dictionary, Document, Object, Stream};
use quick_xml::escape::escape;

/// The program, with its version.
const PRODUCER: &str = concat!("chapbook ", env!("CARGO_PKG_VERSION"));

/// Returns the information dictionary; it says what XMP says.
pub fn information(metadata: &Metadata) -> Dictionary {
    let text = |words: &str| Object::string_literal(syntax::text_bytes(words));
    let mut information = Dictionary::new();
    information.set("Title", text(&metadata.title));
    if !metadata.authors.is_empty() {
        information.set("Author", text(&metadata.authors.join(", ")));
    }
    if let Some(subtitle) = &metadata.subtitle {
        information.set("Subject", text(subtitle));
    }
    information.set("Creator", text(PRODUCER));
    information.set("Producer", text(PRODUCER));
    let date: String = metadata.modified.chars().filter(char::is_ascii_digit).take(14).collect();
    if date.len() == 14 {
        information.set("CreationDate", text(&format!("D:{date}Z")));
        information.set("ModDate", text(&format!("D:{date}Z")));
    }
    information
}

/// Adds the XMP stream; it is never compressed, so that everything can find it.
pub fn add_xmp(metadata: &Metadata, document: &mut Document) -> Object {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Metadata");
    dictionary.set("Subtype", "XML");
    Object::Reference(document.add_object(Stream::new(dictionary, xmp(metadata).into_bytes())))
}

fn xmp(metadata: &Metadata) -> String {
    let mut out = String::from(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\"\n \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n \
         xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\"\n \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n \
         xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n \
         xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n \
         xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n",
    );
    let mut put = |name: &str, value: &str| {
        out.push_str(&format!("<{name}>{value}</{name}>\n"));
    };
    let alternatives = |words: &str| {
        let words = escape(words);
        format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{words}</rdf:li></rdf:Alt>")
    };
    let list = |kind: &str, items: &[&str]| {
        let items: String = items.iter().map(|item| format!("<rdf:li>{}</rdf:li>", escape(*item))).collect();
        format!("<rdf:{kind}>{items}</rdf:{kind}>")
    };
    let Metadata { title, subtitle, authors, publisher, rights, licence, .. } = metadata;
    put("dc:format", "application/pdf");
    put("dc:title", &alternatives(title));
    if !authors.is_empty() {
        let names: Vec<&str> = authors.iter().map(String::as_str).collect();
        put("dc:creator", &list("Seq", &names));
    }
    if let Some(subtitle) = subtitle {
        put("dc:description", &alternatives(subtitle));
    }
    if let Some(publisher) = publisher {
        put("dc:publisher", &list("Bag", &[publisher]));
    }
    put("dc:language", &list("Bag", &[metadata.lang.tag()]));
    put("dc:identifier", &escape(&metadata.identifier));
    if let Some(rights) = rights.as_ref().or(licence.as_ref()) {
        put("dc:rights", &alternatives(rights));
        put("xmpRights:Marked", "True");
    }
    if let Some(licence) = licence {
        put("xmpRights:UsageTerms", &alternatives(licence));
    }
    if metadata.modified.len() > 9 {
        put("dc:date", &list("Seq", &[&metadata.modified]));
        put("xmp:CreateDate", &metadata.modified);
        put("xmp:ModifyDate", &metadata.modified);
    }
    put("xmp:CreatorTool", PRODUCER);
    put("pdf:Producer", PRODUCER);
    put("pdfaid:part", "2");
    put("pdfaid:conformance", "A");
    put("pdfuaid:part", "1");
    put("pdfaExtension:schemas", EXTENSION);
    out.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    out
}

/// Describes `pdfuaid`, which PDF/A does not know (ISO 19005-2, 6.6.2.3).
const EXTENSION: &str = "<rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n\
     <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n\
     <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n\
     <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n\
     <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n\
     <pdfaProperty:name>part</pdfaProperty:name>\n\
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n\
     <pdfaProperty:category>internal</pdfaProperty:category>\n\
     <pdfaProperty:description>The part of ISO 14289 to which the file conforms</pdfaProperty:description>\n\
     </rdf:li></rdf:Seq></pdfaSchema:property>\n\
     </rdf:li></rdf:Bag>";

/// Adds the colours the file is meant for: sRGB, or only grey.
pub fn add_output_intent(grey: bool, document: &mut Document) -> Object {
    let (profile, components, name) = match grey {
        true => (typst_assets::icc::S_GREY_V4, 1, "sGrey"),
        false => (typst_assets::icc::S_RGB_V4, 3, "sRGB"),
    };
    let mut stream = Stream::new(Dictionary::new(), super::file::deflate(profile));
    stream.dict.set("N", components);
    stream.dict.set("Filter", "FlateDecode");
    let profile = document.add_object(stream);
    let mut intent = Dictionary::new();
    intent.set("Type", "OutputIntent");
    intent.set("S", "GTS_PDFA1");
    intent.set("OutputConditionIdentifier", Object::string_literal(name));
    intent.set("Info", Object::string_literal(name));
    intent.set("DestOutputProfile", profile);
    Object::Array(vec![Object::Dictionary(intent)])
}
