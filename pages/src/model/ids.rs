//! The ids by which the app finds what it shows, hides, fills or gives the focus to. A test holds
//! them to what is in the page, for an element that is not found is passed over in silence.

/// The calculator as a whole.
pub const CALCULATOR: &str = "calculator";
/// The library as a whole.
pub const LIBRARY: &str = "library";
/// The bar below the calculator.
pub const BAR: &str = "bar";
/// What is printed, while it is.
pub const PAPER: &str = "paper";
/// What was found or is being done in the library.
pub const FOUND: &str = "found";
/// The page of the library that is open.
pub const LIBRARY_BODY: &str = "library-body";
/// What stands in [`PAGE`](crate::parts::PAGE) beside its parts and the groups.
pub const CONTAINERS: [&str; 6] = [CALCULATOR, LIBRARY, BAR, PAPER, FOUND, LIBRARY_BODY];

/// The part above all results.
pub const RESULTS_HEAD: &str = "results-head";
/// The title of the results.
pub const RESULTS: &str = "results";
/// The title of the question.
pub const QUESTION_TITLE: &str = "question-title";
/// The title of the first question.
pub const PLACE_TITLE: &str = "place-title";
/// The title of what was answered.
pub const ANSWERED_TITLE: &str = "answered-title";
/// The title of what is being checked.
pub const CHECKING_TITLE: &str = "checking-title";
/// The title of a page of the library.
pub const LIBRARY_TITLE: &str = "library-title";
/// The field of a written answer.
pub const ASK_INPUT: &str = "ask-input";
/// What is wrong with it.
pub const ASK_WRONG: &str = "ask-wrong";
/// The day in it, in the page's language.
pub const ASK_SAID: &str = "ask-said";
/// The link, to be copied by hand.
pub const TO_COPY: &str = "to-copy";
/// What shows the sheet.
pub const SHEET: &str = "sheet";
/// What takes the sheet off the screen.
pub const SHEET_CLOSE: &str = "sheet-close";
/// The field of the evaluation date.
pub const DATE: &str = "date";
/// The field to search in.
pub const SEARCH_TEXT: &str = "search-text";
