//! The icons: outlines on a grid of 24 by 24, which the style draws in the colour of the text.

/// The outline of an icon; nothing for a name that is none.
pub fn outline(name: &str) -> &'static str {
    match name {
        "check" => r#"<path d="M4 12.5l5 5L20 6.5"/>"#,
        "cross" => r#"<path d="M6 6l12 12M18 6L6 18"/>"#,
        "clear" => r#"<path d="M4 12a8 8 0 1 0 2.5-5.8M4 4v4.5h4.5"/>"#,
        "unknown" => {
            r#"<circle cx="12" cy="12" r="9"/><path d="M9.3 9.5a2.7 2.7 0 1 1 3.9 2.4c-.8.4-1.2 1-1.2 1.9M12 17v.3"/>"#
        }
        "doubtful" => r#"<path d="M12 3.5L21.5 20h-19zM12 10v4.5M12 17.2v.2"/>"#,
        "lock" => r#"<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>"#,
        "globe" => {
            r#"<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18"/>"#
        }
        "text" => r#"<path d="M3 7V5h12v2M9 5v14M14 13v-1.5h7V13M17.5 12v7"/>"#,
        "link" => {
            r#"<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1"/>"#
        }
        "share" => r#"<path d="M12 15V4M8 7.5L12 4l4 3.5M6 11v9h12v-9"/>"#,
        "voice" => r#"<path d="M4 10v4h4l5 4V6L8 10zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11"/>"#,
        "print" => r#"<path d="M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z"/>"#,
        "down" => r#"<path d="M6 9l6 6 6-6"/>"#,
        "cash" => {
            r#"<circle cx="12" cy="12" r="9"/><path d="M8.5 7.5L12 12l3.5-4.5M12 12v5M9 12.5h6M9 15h6"/>"#
        }
        "course" => {
            r#"<path d="M4 5.5c3-1 6-.5 8 1.5v12c-2-2-5-2.5-8-1.5zM20 5.5c-3-1-6-.5-8 1.5v12c2-2 5-2.5 8-1.5z"/>"#
        }
        "right" => {
            r#"<path d="M12 3l7.5 3v5.5c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5V6zM8.5 12l2.5 2.5 4.5-5"/>"#
        }
        "relief" => r#"<path d="M12 4v14M6 12l6 6 6-6M5 21h14"/>"#,
        "uplift" => r#"<path d="M12 20V6M6 12l6-6 6 6M5 3h14"/>"#,
        "duty" => r#"<path d="M6 3h9l4 4v14H6zM9 11h7M9 15h7M14 3v5h5"/>"#,
        "day" => r#"<path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"/>"#,
        _ => "",
    }
}
