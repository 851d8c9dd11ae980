/**
 * The process engine inside Tacite: what is deployed, who may do what in Tasklist and Cockpit, and how it stays closed. Beside the
 * {@code process} packages of the features, this is the only place that knows the engine by name. So a change to a maintained fork
 * stays a rename.
 */
@NullMarked
package fr.allset.tacite.engine;

import org.jspecify.annotations.NullMarked;
