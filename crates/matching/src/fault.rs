//! What can be wrong with the tables, or on the way: as codes with values, worded by whoever asked.

use holdepunkt_rules::code_enum;
use holdepunkt_settle::CellFault;

code_enum! {
    /// What a cell may hold.
    Expected {
        /// A text that is not empty.
        Filled = "filled",
        /// A pseudonym; never a CPR number.
        Pseudonym = "pseudonym",
        /// One that does not stand there already.
        Other = "other",
        /// A centre of the table `centres`.
        Centre = "centre",
        /// `true` or `false`.
        Flag = "flag",
        /// A date, as `2014-02-01`.
        Date = "date",
        /// A date, or nothing.
        DateOrEmpty = "date-or-empty",
        /// A last day no earlier than the first.
        NotBefore = "not-before",
        /// Hours, 0 to 168, with two decimals at the most.
        Hours = "hours",
        /// Kilometres, 0 or more.
        Kilometres = "kilometres",
        /// Degrees from -90 to 90.
        Latitude = "latitude",
        /// Degrees from -180 to 180.
        Longitude = "longitude",
        /// A whole number, 0 or more.
        Count = "count",
        /// 1 or 2.
        Generation = "generation",
        /// Occupations by DISCO-08, four digits each.
        Occupations = "occupations",
        /// Text in UTF-8.
        Utf8 = "utf8",
        /// As many cells as the header has.
        Cells = "cells",
    }
}

/// Why nothing was matched.
#[derive(Debug)]
pub enum Fault {
    /// A cell that can't be.
    Cell(CellFault<Expected>),
    /// A file that is no table, or output that can't be written.
    Files(holdepunkt_settle::Fault),
}

impl From<holdepunkt_settle::Fault> for Fault {
    fn from(fault: holdepunkt_settle::Fault) -> Self {
        Self::Files(fault)
    }
}
