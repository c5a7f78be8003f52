//! Pieces of a roster through several threads, and out again in their order.
//!
//! ```text
//! reader ─▶ pieces ─▶ screeners ─▶ one slot a piece, in order ─▶ writer
//! ```
//! Every queue is short and what is used up goes back to the reader, so that memory stays the
//! same however long the roster is.

use super::screened::ScreenedPiece;
use super::source::records::{Piece, Records};
use super::worker::{Screener, Task};
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many pieces may be between reading and writing for each thread.
const AHEAD: usize = 3;

/// A piece to be screened, and the slot for what comes of it.
struct Job {
    piece: Piece,
    into: ScreenedPiece,
    done: SyncSender<(Piece, ScreenedPiece)>,
}

/// Screens the rows up to `last` and hands what comes of each piece to `write`, in order.
/// Once `stop` is set, no further piece is begun. The rows may lie below the headings of another table
/// at the line `aside`.
///
/// # Errors
/// The first failure of reading or writing.
pub fn run<R: Read + Send>(
    records: Records<R>,
    last: u64,
    task: &Task,
    (threads, aside): (usize, Option<u64>),
    stop: &AtomicBool,
    mut write: impl FnMut(&mut ScreenedPiece) -> io::Result<()>,
) -> io::Result<()> {
    thread::scope(|scope| {
        let (jobs, jobs_in) = sync_channel::<Job>(threads);
        let (order, order_in) = sync_channel(threads * AHEAD);
        let (used, used_in) = channel();
        let jobs_in = std::sync::Arc::new(Mutex::new(jobs_in));
        let reader = scope.spawn(move || read(records, last, stop, &jobs, &order, &used_in));
        for _ in 0..threads {
            let jobs = jobs_in.clone();
            scope.spawn(move || screen(task.clone(), &jobs));
        }
        drop(jobs_in);
        let written = write_all(&order_in, &used, (task, aside), &mut write);
        // Otherwise a reader that waits until a queue has space would wait for ever.
        drop(order_in);
        let read = reader.join().unwrap_or_else(|_| Err(io::Error::other("reading ended early")));
        written.and(read)
    })
}

/// Passes over the rows before one, and says whether it lies below the headings of another table, and at
/// which line.
///
/// # Errors
/// Reading fails.
pub fn skip_to<R: Read>(records: &mut Records<R>, row: u64, task: &Task) -> io::Result<Option<u64>> {
    let (mut piece, mut aside) = (Piece::default(), None);
    while row > 1 && records.next(&mut piece, row - 1)? {
        aside = Screener::pass(task, &piece, aside);
    }
    Ok(aside)
}

fn read<R: Read>(
    mut records: Records<R>,
    last: u64,
    stop: &AtomicBool,
    jobs: &SyncSender<Job>,
    order: &SyncSender<Receiver<(Piece, ScreenedPiece)>>,
    used: &Receiver<(Piece, ScreenedPiece)>,
) -> io::Result<()> {
    while !stop.load(Ordering::Relaxed) {
        let (mut piece, into) = used.try_recv().unwrap_or_default();
        if !records.next(&mut piece, last)? {
            break;
        }
        let (done, slot) = sync_channel(1);
        // Writing has failed where nobody listens any more.
        if order.send(slot).is_err() || jobs.send(Job { piece, into, done }).is_err() {
            break;
        }
    }
    Ok(())
}

fn screen(task: Task, jobs: &Mutex<Receiver<Job>>) {
    let mut screener = Screener::new(task);
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { piece, mut into, done }) = job else { break };
        screener.piece(&piece, None, &mut into);
        let _ = done.send((piece, into));
    }
}

fn write_all(
    order: &Receiver<Receiver<(Piece, ScreenedPiece)>>,
    used: &Sender<(Piece, ScreenedPiece)>,
    (task, mut aside): (&Task, Option<u64>),
    write: &mut impl FnMut(&mut ScreenedPiece) -> io::Result<()>,
) -> io::Result<()> {
    let mut again: Option<Screener> = None;
    for slot in order {
        let (piece, mut screened) = slot.recv().map_err(|_| io::Error::other("screening ended early"))?;
        // Whoever screened it did not know of the headings of another table above.
        if aside.is_some() {
            let screener = again.get_or_insert_with(|| Screener::new(task.clone()));
            screener.piece(&piece, aside, &mut screened);
        }
        aside = screened.aside;
        write(&mut screened)?;
        let _ = used.send((piece, screened));
    }
    Ok(())
}
