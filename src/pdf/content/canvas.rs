//! A content stream and the state that a viewer is in, so that nothing is said twice.

use crate::frame::Color;
use crate::num::saturate;
use crate::pdf::syntax;
use crate::unit::{Length, Rect};

/// Takes operators; knows what is set.
#[derive(Debug)]
pub struct Canvas<'o> {
    /// The content stream so far.
    pub out: &'o mut Vec<u8>,
    /// The height of the page: PDF counts upwards from the foot.
    pub height: Length,
    /// Whether between `BT` and `ET`.
    pub in_text: bool,
    /// The text state that is set. It outlives a text object, except the place.
    pub(super) text: TextState,
    /// `None` if it is not known.
    fill: Option<Color>,
    grey: bool,
}

/// The text state (9.3).
#[derive(Clone, Debug, Default)]
pub(super) struct TextState {
    /// Face and size, and the layer of the face.
    pub font: Option<((crate::font::FaceId, Length), usize)>,
    /// In 1/10,000.
    pub scale: u16,
    /// In thousandths of a point.
    pub tracking: i64,
    /// Where the line begins, in hundredths of a point.
    pub at: (i64, i64),
    /// Whether letters lean.
    pub slanted: bool,
}

impl<'o> Canvas<'o> {
    /// Starts a page of a height.
    pub fn new(out: &'o mut Vec<u8>, height: Length, grey: bool) -> Self {
        let text = TextState { scale: 10_000, ..TextState::default() };
        Self { out, height, in_text: false, text, fill: Some(Color::BLACK), grey }
    }

    /// Starts a form, which is drawn upwards from its origin, whatever colour is set where it is drawn.
    pub fn form(out: &'o mut Vec<u8>, grey: bool) -> Self {
        Self { fill: None, ..Self::new(out, Length::ZERO, grey) }
    }

    /// Lets nothing be seen beyond an area of the page.
    pub fn clip(&mut self, area: Rect) {
        let Rect { origin, size } = area;
        let foot = self.height - origin.y - size.height;
        syntax::lengths(self.out, &[origin.x, foot, size.width, size.height]);
        self.out.extend(b"re W n\n");
    }

    /// Begins or ends a text object.
    pub fn set_mode(&mut self, in_text: bool) {
        if in_text && !self.in_text {
            self.out.extend(b"BT\n");
            self.text.at = (0, 0);
            self.text.slanted = false;
            self.in_text = true;
        } else if !in_text {
            self.end_text();
        }
    }

    /// Ends the text object, if one is open.
    pub fn end_text(&mut self) {
        if self.in_text {
            self.out.extend(b"ET\n");
            self.in_text = false;
        }
    }

    /// Sets the colour that shapes and letters are filled with.
    pub fn fill_color(&mut self, color: Color) {
        if self.fill != Some(color) {
            self.fill = Some(color);
            self.color(color, [b"g\n", b"rg\n"]);
        }
    }

    /// Sets the colour of lines.
    pub fn line_color(&mut self, color: Color) {
        self.color(color, [b"G\n", b"RG\n"]);
    }

    fn color(&mut self, color: Color, [grey, rgb]: [&[u8]; 2]) {
        let Color { red, green, blue } = if self.grey { greyed(color) } else { color };
        let mut part = |value: u8| {
            syntax::thousandths(self.out, (i64::from(value) * 1000 + 127) / 255);
            self.out.push(b' ');
        };
        if red == green && green == blue {
            part(red);
            self.out.extend(grey);
        } else {
            part(red);
            part(green);
            part(blue);
            self.out.extend(rgb);
        }
    }
}

/// Returns the grey that looks as bright (the luma of ITU-R BT.709).
pub fn greyed(color: Color) -> Color {
    let Color { red, green, blue } = color;
    let luma = u32::from(red) * 2126 + u32::from(green) * 7152 + u32::from(blue) * 722;
    let grey = saturate::<u8>((luma + 5000) / 10_000);
    Color::rgb(grey, grey, grey)
}
