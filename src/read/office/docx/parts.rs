//! The parts of a file of Word by what they are for: what they are called is for the program that wrote them to choose
//! (ECMA-376, part 2, Open Packaging Conventions, 9.3).

use super::super::package::Package;
use crate::limits::PART_BYTES;
use crate::model::address;
use crate::read::html;
use crate::read::xml::{self, XmlElement};
use std::collections::{BTreeMap, BTreeSet};

/// A file of Word that was opened.
pub(super) struct WordParts<'a> {
    package: Package<'a>,
    /// The part with the text.
    main: String,
    of_file: Vec<Relation>,
    of_main: Vec<Relation>,
}

/// What a part says of another.
struct Relation {
    id: String,
    /// The last word of its kind, such as `styles`.
    kind: String,
    target: String,
}

impl<'a> WordParts<'a> {
    /// Finds the part with the text.
    ///
    /// # Errors
    /// Why the file cannot be read.
    pub(super) fn of(mut package: Package<'a>) -> Result<Self, &'static str> {
        let of_file = relations(&package.part("_rels/.rels")?.unwrap_or_default());
        let said = of_file.iter().find(|one| one.kind == "officeDocument");
        let main = said.map_or_else(|| "word/document.xml".to_owned(), |one| resolved("", &one.target));
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
        let of_main = resolved(folder, &format!("_rels/{name}.rels"));
        let of_main = relations(&package.part(&of_main)?.unwrap_or_default());
        Ok(Self { package, main, of_file, of_main })
    }

    /// Returns the text.
    ///
    /// # Errors
    /// If there is none.
    pub(super) fn text(&mut self) -> Result<XmlElement, &'static str> {
        let text = self.package.part(&self.main)?.ok_or("it holds no text of Word")?;
        Ok(xml::parse(&text))
    }

    /// Returns the part of a kind, nothing if there is none; `usual` is what it is called where no part says so.
    ///
    /// # Errors
    /// If it is larger than any text is.
    pub(super) fn kind(&mut self, kind: &str, usual: &str) -> Result<XmlElement, &'static str> {
        let of_main = self.of_main.iter().find(|one| one.kind == kind);
        let of_main = of_main.map(|one| resolved(self.folder(), &one.target));
        let of_file = || Some(resolved("", &self.of_file.iter().find(|one| one.kind == kind)?.target));
        let name = of_main.or_else(of_file).unwrap_or_else(|| usual.to_owned());
        Ok(self.package.part(&name)?.map(|text| xml::parse(&text)).unwrap_or_default())
    }

    /// Returns the files of other kinds that a text takes in, by their ids, as HTML; what cannot be read is left out. Each
    /// is unpacked once, however often it is named, and all of them have no more bytes than one text.
    ///
    /// # Errors
    /// If one is larger than any text is.
    pub(super) fn chunks(
        &mut self,
        text: &XmlElement,
        left_out: &mut Vec<String>,
    ) -> Result<BTreeMap<String, String>, &'static str> {
        let mut all = Vec::new();
        text.all("w:altChunk", &mut all);
        let ids: BTreeSet<&str> = all.iter().filter_map(|chunk| chunk.get("r:id")).collect();
        let (mut chunks, mut bytes) = (BTreeMap::new(), 0);
        for id in ids {
            let Some(one) = self.of_main.iter().find(|one| one.id == id) else { continue };
            let name = resolved(self.folder(), &one.target);
            let is_page = [".htm", ".html", ".xhtml"].iter().any(|ending| name.ends_with(ending));
            let page = if is_page && bytes < PART_BYTES { self.package.part(&name)? } else { None };
            bytes += page.as_ref().map_or(0, |page| u64::try_from(page.len()).unwrap_or(u64::MAX));
            match page.and_then(|page| html::body(&page).ok()) {
                Some(body) => drop(chunks.insert(id.to_owned(), body)),
                None => left_out.push(format!("a file within it: {name}")),
            }
        }
        Ok(chunks)
    }

    /// Returns where each id of the text leads, as it is written.
    pub(super) fn links(&self) -> BTreeMap<String, String> {
        self.of_main.iter().map(|one| (one.id.clone(), one.target.clone())).collect()
    }

    /// Returns the folder within the file that the text lies in.
    pub(super) fn folder(&self) -> &str {
        self.main.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

fn relations(part: &str) -> Vec<Relation> {
    let part = xml::parse(part);
    let mut all = Vec::new();
    part.all("Relationship", &mut all);
    let relation = |one: &&XmlElement| {
        let kind = one.get("Type").unwrap_or_default().rsplit('/').next().unwrap_or_default();
        Some(Relation {
            id: one.get("Id")?.to_owned(),
            kind: kind.to_owned(),
            target: one.get("Target")?.to_owned(),
        })
    };
    all.iter().filter_map(relation).collect()
}

/// Returns the path of a part within the file, from one that a part of this folder says.
pub(super) fn resolved(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(whole) => address::resolved(whole),
        None => address::resolved(&format!("{folder}/{target}")),
    }
}
