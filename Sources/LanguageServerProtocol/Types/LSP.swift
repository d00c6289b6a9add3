/// The types of the Language Server Protocol (3.17, and of 3.18 what clients use), by their names there.
///
/// They stand in a namespace because the protocol and the draft both have edits, ranges and positions. Kinds are
/// open: a number or a word that a later client sends and this list lacks is kept, never an error.
package enum LSP {}
