//! What comes out of the browser's printer: pages, words, codes. Needs Debian's poppler-utils.

use crate::driver::Browser;
use crate::shots;
use serde_json::json;
use std::path::PathBuf;
use std::process::Command;
use thirtyfour::support::base64_decode;

/// Dots an inch of a thermal printer: 8 a millimetre.
const DOTS: f64 = 203.0;
/// Millimetres an inch.
const INCH: f64 = 25.4;
/// Millimetres a point.
const POINT: f64 = INCH / 72.0;

/// A printed document.
pub struct Pdf {
    file: PathBuf,
}

/// A code as a phone would read it.
#[derive(Debug)]
pub struct Scanned {
    /// What it says.
    pub text: String,
    /// Its error correction, as the standard numbers it: 1 L, 0 M, 3 Q, 2 H.
    pub level: u16,
    /// Its side without the quiet zone, in millimetres.
    pub side: f64,
    /// The side of one module, in millimetres.
    pub module: f64,
}

impl Pdf {
    /// Prints the page as it is, on the paper that its style asks for.
    pub fn print(browser: &Browser, name: &str) -> Pdf {
        let wanted = json!({ "preferCSSPageSize": true, "printBackground": false });
        let answer = browser.devtools("Page.printToPDF", wanted);
        let pdf = base64_decode(answer["data"].as_str().expect("a document")).expect("base64");
        let file = shots::folder().join(format!("{name}.pdf"));
        std::fs::write(&file, pdf).expect("the document can be written");
        Pdf { file }
    }

    fn run(&self, tool: &str, before: &[&str], after: &[&str]) -> Vec<u8> {
        let output = Command::new(tool).args(before).arg(&self.file).args(after).output();
        let output =
            output.unwrap_or_else(|error| panic!("{tool}: {error} (scripts/setup.sh test installs it)"));
        assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    /// The width and height of every page, in whole millimetres.
    pub fn sizes(&self) -> Vec<(i64, i64)> {
        let text = String::from_utf8(self.run("pdfinfo", &["-f", "1", "-l", "99"], &[])).expect("UTF-8");
        let sizes = text.lines().filter(|line| line.starts_with("Page ") && line.contains(" size:"));
        let millimetres = |points: &str| (points.parse::<f64>().expect("points") * POINT).round() as i64;
        sizes
            .map(|line| {
                let words: Vec<&str> = line.split_whitespace().collect();
                (millimetres(words[3]), millimetres(words[5]))
            })
            .collect()
    }

    /// All its words, without spaces and line ends: words are broken anywhere on paper.
    pub fn text(&self) -> String {
        let text = String::from_utf8(self.run("pdftotext", &["-raw"], &["-"])).expect("UTF-8");
        squeezed(&text)
    }

    /// The codes on it, read from the dots of a thermal printer.
    pub fn codes(&self) -> Vec<Scanned> {
        let root = self.file.with_extension("");
        let root = root.to_str().expect("a path in UTF-8");
        self.run("pdftoppm", &["-gray", "-r", &DOTS.to_string()], &[root]);
        let mut codes = Vec::new();
        for at in self.pages(root, "pgm") {
            let image = std::fs::read(&at).expect("a page");
            std::fs::remove_file(&at).expect("a page");
            codes.extend(scan(&image));
        }
        codes
    }

    /// Keeps a picture of every page.
    pub fn keep_pictures(&self) {
        let root = self.file.with_extension("");
        let root = root.to_str().expect("a path in UTF-8");
        self.run("pdftoppm", &["-png", "-r", "110"], &[root]);
    }

    fn pages(&self, root: &str, ending: &str) -> Vec<PathBuf> {
        let count = self.sizes().len();
        let digits = count.to_string().len();
        (1..=count).map(|page| PathBuf::from(format!("{root}-{page:0digits$}.{ending}"))).collect()
    }
}

/// A text without white space.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Finds the codes in a grey picture (PGM, binary).
fn scan(pgm: &[u8]) -> Vec<Scanned> {
    let mut at = 0;
    let mut word = || {
        let from = at;
        at += pgm[from..].iter().position(u8::is_ascii_whitespace).expect("a header") + 1;
        std::str::from_utf8(&pgm[from..at - 1]).expect("a header").to_string()
    };
    assert_eq!(word(), "P5");
    let (width, height) = (word().parse().expect("a width"), word().parse().expect("a height"));
    assert_eq!(word(), "255");
    let dots = &pgm[at..];
    let grey = |x: usize, y: usize| dots[y * width + x];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let grids = image.detect_grids();
    grids
        .iter()
        .map(|grid| {
            let (meta, text) = grid.decode().expect("a code that can be read");
            let [from, to, ..] = grid.bounds;
            let pixels = f64::from((to.x - from.x).pow(2) + (to.y - from.y).pow(2)).sqrt();
            let side = pixels / DOTS * INCH;
            Scanned { text, level: meta.ecc_level, side, module: side / meta.version.to_size() as f64 }
        })
        .collect()
}
