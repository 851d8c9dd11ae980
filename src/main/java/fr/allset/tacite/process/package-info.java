/**
 * What every process does in the same way. What a form shows is a record computed from the rows. What was answered is a record that
 * one step reads. A refusal leads back to the form. Messages begin processes and move them on.
 */
@NullMarked
package fr.allset.tacite.process;

import org.jspecify.annotations.NullMarked;
