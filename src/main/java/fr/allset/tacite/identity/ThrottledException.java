package fr.allset.tacite.identity;

import org.springframework.security.authentication.LockedException;

/** Too many wrong passwords: this one has not been looked at. */
class ThrottledException extends LockedException {

    private static final long serialVersionUID = 1;

    private final boolean first;

    ThrottledException(boolean first) {
        super("too many failed attempts");
        this.first = first;
    }

    /** Whether it is the first since the tries ran out. */
    boolean isFirst() {
        return first;
    }
}
