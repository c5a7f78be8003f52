//! The page's own scripts: how a part of the page is written anew, and what the frame's script
//! reads of the page.

mod contract;
mod morph;
