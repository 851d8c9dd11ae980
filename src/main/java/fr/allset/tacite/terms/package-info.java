/**
 * The Conditions particulières as versioned data. A contract keeps the version it was signed under: its percentages, its periods of notice
 * and the readings agreed on. Readings are agreed on where the text can be read in more than one way. Every reading names its entry of the
 * register (T01 …) and says in one French sentence what it means. The defaults are those of {@code reading.md}. Implements the choices of
 * article 5.
 *
 */
@NullMarked
package fr.allset.tacite.terms;

import org.jspecify.annotations.NullMarked;
