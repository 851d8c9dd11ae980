/** The engine's side of Microsoft's service health: incidents that are followed, claims that are made. */
@NullMarked
package fr.allset.tacite.servicehealth.process;

import org.jspecify.annotations.NullMarked;
