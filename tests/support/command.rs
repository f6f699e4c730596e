//! Runs the command on a series in a folder of its own.
#![allow(dead_code, reason = "each test uses its part")]

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder that holds a series in `series`; commands run in it.
pub struct Place {
    folder: tempfile::TempDir,
}

/// How a command ended and what it said.
pub struct Ran {
    /// The exit status; -1 for an end by a signal.
    pub status: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Place {
    /// Makes the folder, and a series in it of these files.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let place = Self { folder: tempfile::tempdir().expect("a folder for the test") };
        fs::create_dir(place.series()).expect("a folder for the series");
        for (name, text) in files {
            place.put(name, text);
        }
        place
    }

    /// Returns the series' folder.
    pub fn series(&self) -> PathBuf {
        self.path("series")
    }

    /// Returns a path below the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file of the series.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.series().join(name);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file of the series");
    }

    /// Copies what lies in a folder into the series.
    pub fn take_in(&self, folder: &Path) {
        let mut files = BTreeMap::new();
        collect(folder, folder, &mut files);
        assert!(!files.is_empty(), "nothing lies in {}", folder.display());
        files.into_iter().for_each(|(name, bytes)| self.put(&name.to_string_lossy(), bytes));
    }

    /// Returns the command, to be run in the folder with nothing of the user's environment that counts.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chapbook"));
        command.current_dir(self.folder.path());
        for name in ["SOURCE_DATE_EPOCH", "NO_COLOR", "RAYON_NUM_THREADS"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the command with arguments.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        ran(self.command().args(arguments).output().expect("the command starts"))
    }

    /// Returns every file below a folder with its bytes, hidden ones too.
    pub fn files(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        collect(&self.path(folder), &self.path(folder), &mut found);
        found
    }
}

fn collect(base: &Path, folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(base, &path, found);
        } else {
            let name = path.strip_prefix(base).expect("a path below").to_path_buf();
            found.insert(name, fs::read(&path).unwrap_or_default());
        }
    }
}

/// Reads how a command ended.
pub fn ran(output: Output) -> Ran {
    Ran {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
    }
}

impl Ran {
    /// Reads standard output as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| {
            panic!("{error}: {}{}", self.stdout, self.stderr);
        })
    }

    /// Returns each diagnostic of a report for programs as `severity code file:line`.
    pub fn said(&self) -> Vec<String> {
        let document = self.json();
        let diagnostics = document["diagnostics"].as_array().expect("a list of diagnostics");
        diagnostics
            .iter()
            .map(|d| {
                let text = |key: &str| d[key].as_str().unwrap_or("-").to_owned();
                format!("{} {} {}:{}", text("severity"), text("code"), text("file"), d["line"])
            })
            .collect()
    }
}
