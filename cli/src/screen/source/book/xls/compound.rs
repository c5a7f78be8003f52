//! The compound file that an old workbook lies in (MS-CFB), as far as to find its stream of
//! records, and to see that no chain of sectors runs in a circle, which its reader would follow
//! for ever.

/// No sector follows.
const END: u32 = 0xffff_fffe;
/// From here on numbers mean no sector.
const RESERVED: u32 = 0xffff_fffa;
/// A stream shorter than this lies in the small sectors.
const SMALL: usize = 4096;

/// A compound file.
struct File<'b> {
    bytes: &'b [u8],
    /// How large a sector is.
    size: usize,
    /// Which sector follows a sector.
    next: Vec<u32>,
}

/// A stream that a directory names.
struct Entry {
    name: String,
    first: u32,
    length: usize,
}

/// The records of the workbook in a compound file; none where they are not found.
///
/// # Errors
/// A chain of sectors runs in a circle.
pub fn workbook(bytes: &[u8]) -> Result<Option<Vec<u8>>, String> {
    let Some(file) = File::open(bytes) else { return Ok(None) };
    let directories = file.chain(number(bytes, 48), usize::MAX)?;
    let entries: Vec<Entry> = directories.chunks_exact(128).map(entry).collect();
    let count = number(bytes, 64) as usize;
    let small_next = file.chain(number(bytes, 60), count.saturating_mul(file.size))?;
    let small = match entries.first() {
        Some(root) if count > 0 => file.chain(root.first, root.length)?,
        _ => Vec::new(),
    };
    let small = File { bytes: &small, size: 64, next: numbers(&small_next).collect() };
    let stream = ["Workbook", "Book"]
        .iter()
        .find_map(|name| entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)));
    let Some(stream) = stream else { return Ok(None) };
    let records = match stream.length < SMALL {
        true => small.chain_at(stream.first, stream.length, 0)?,
        false => file.chain(stream.first, stream.length)?,
    };
    Ok(Some(records))
}

/// Whether a workbook of today lies in a compound file, encrypted.
pub fn is_encrypted(bytes: &[u8]) -> bool {
    let entries = File::open(bytes).and_then(|file| file.chain(number(bytes, 48), usize::MAX).ok());
    let entries = entries.unwrap_or_default();
    entries.chunks_exact(128).map(entry).any(|entry| entry.name.eq_ignore_ascii_case("EncryptedPackage"))
}

impl<'b> File<'b> {
    fn open(bytes: &'b [u8]) -> Option<File<'b>> {
        let size = match bytes.get(30..32)? {
            [9, 0] => 512,
            [12, 0] => 4096,
            _ => return None,
        };
        let mut file = File { bytes, size, next: Vec::new() };
        let mut tables: Vec<u32> = numbers(bytes.get(76..512)?).collect();
        let mut more = number(bytes, 68);
        for _ in 0..=bytes.len() / size {
            if more >= RESERVED {
                break;
            }
            tables.extend(numbers(file.sector(more, size)?));
            more = tables.pop()?;
        }
        for table in tables.into_iter().filter(|table| *table < RESERVED) {
            file.next.extend(numbers(file.sector(table, size).unwrap_or_default()));
        }
        Some(file)
    }

    fn sector(&self, at: u32, header: usize) -> Option<&'b [u8]> {
        let from = (at as usize).checked_mul(self.size)?.checked_add(header)?;
        let rest = self.bytes.get(from..)?;
        Some(rest.get(..self.size).unwrap_or(rest))
    }

    fn chain(&self, first: u32, length: usize) -> Result<Vec<u8>, String> {
        self.chain_at(first, length, self.size)
    }

    /// The sectors from one on, no more bytes than `length`, ending where the chain is broken.
    fn chain_at(&self, first: u32, length: usize, header: usize) -> Result<Vec<u8>, String> {
        let (mut chain, mut at) = (Vec::new(), first);
        for _ in 0..=self.bytes.len() / self.size {
            let Some(sector) = self.sector(at, header).filter(|_| at != END && chain.len() < length) else {
                return Ok(chain);
            };
            let left = length - chain.len();
            chain.extend_from_slice(sector.get(..left).unwrap_or(sector));
            let Some(next) = self.next.get(at as usize) else { return Ok(chain) };
            at = *next;
        }
        if at == END || chain.len() >= length {
            Ok(chain)
        } else {
            Err("a chain of sectors has no end".into())
        }
    }
}

fn entry(bytes: &[u8]) -> Entry {
    let units = bytes.get(..64).unwrap_or_default().chunks_exact(2).map(|pair| match pair {
        [low, high] => u16::from_le_bytes([*low, *high]),
        _ => 0,
    });
    let name: String = char::decode_utf16(units.take_while(|unit| *unit != 0)).flatten().collect();
    Entry { name, first: number(bytes, 116), length: number(bytes, 120) as usize }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    numbers(bytes.get(at..).unwrap_or_default()).next().unwrap_or(END)
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number))
}
