package fr.allset.tacite.problem;

import java.io.IOException;

/** A request whose body goes on beyond what any of Tacite's own can need. */
class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1;
}
