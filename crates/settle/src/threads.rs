//! Work that several threads do at once.

use std::thread;

/// Does the same work on so many threads, this one among them; each is told which it is, from 0.
pub fn each(threads: usize, work: impl Fn(usize) + Sync) {
    thread::scope(|scope| {
        for worker in 1..threads {
            let work = &work;
            scope.spawn(move || work(worker));
        }
        work(0);
    });
}
