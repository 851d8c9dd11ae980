/** Failures as the engine runs them, from their report to the decision on their cause, and planned maintenance. */
@NullMarked
package fr.allset.tacite.failure.process;

import org.jspecify.annotations.NullMarked;
