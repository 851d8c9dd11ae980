/**
 * What every process does in the same way with what people enter on its forms: it reads the answers, says who gave them, and leads a
 * refusal back to a form.
 */
@NullMarked
package fr.allset.tacite.process;

import org.jspecify.annotations.NullMarked;
