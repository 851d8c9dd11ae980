/**
 * Article 3 as the engine runs it: failures from their report to the decision on their cause, months as they end, credits on request.
 */
@NullMarked
package fr.allset.tacite.servicelevel.process;

import org.jspecify.annotations.NullMarked;
