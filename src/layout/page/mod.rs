//! Lines and pictures to pages.

pub mod breaking;
