//! A row of things in pieces of about the same size.
//!
//! Must not know what the things are, nor what a piece is called.

/// Cuts a row where the costs of its things, each told with the one before it in the same piece, pass `target`; if that would
/// be more than `most` pieces, they become larger.
pub(crate) fn even_pieces<T>(
    row: &[T],
    cost: impl Fn(Option<&T>, &T) -> usize,
    target: usize,
    most: usize,
) -> Vec<&[T]> {
    let mut target = target;
    loop {
        let pieces = pieces(row, &cost, target);
        if pieces.len() <= most.max(1) {
            return pieces;
        }
        target += target * (pieces.len() - most) / most.max(1) / 2 + target / 20 + 1;
    }
}

fn pieces<T>(row: &[T], cost: impl Fn(Option<&T>, &T) -> usize, target: usize) -> Vec<&[T]> {
    let mut pieces = Vec::new();
    let (mut start, mut sum) = (0, 0);
    for (at, thing) in row.iter().enumerate() {
        sum += cost((at > start).then(|| &row[at - 1]), thing);
        if sum > target && at > start {
            pieces.push(&row[start..at]);
            (start, sum) = (at, cost(None, thing));
        }
    }
    if start < row.len() {
        pieces.push(&row[start..]);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::even_pieces;

    #[test]
    fn pieces_are_even_and_not_too_many() {
        let row = [5, 5, 5, 20, 1, 1, 1];
        let cost = |_: Option<&usize>, thing: &usize| *thing;
        assert_eq!(even_pieces(&row, cost, 10, 9), [&row[..2], &row[2..3], &row[3..4], &row[4..]]);
        assert_eq!(even_pieces(&row, cost, 10, 1), [&row[..]]);
        assert!(even_pieces(&[], cost, 10, 9).is_empty());
    }
}
