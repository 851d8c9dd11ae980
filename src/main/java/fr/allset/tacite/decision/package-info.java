/**
 * Who decided what, in which role, when, and on which facts: one record to which rows are added and in which none is changed. Whoever
 * must be two asks it who the first was.
 */
@NullMarked
package fr.allset.tacite.decision;

import org.jspecify.annotations.NullMarked;
