package fr.allset.tacite.identity;

import java.util.function.Predicate;

/** Addresses of which the security configuration does not say all: they lead to other ones, or something behind them decides. */
public interface LinkRule {

    /** Where such addresses begin. */
    String prefix();

    /**
     * Whether the reader of this moment is offered a link there.
     *
     * @param rest    what comes after the prefix, decoded
     * @param mayOpen whether the reader may open a path, as the security configuration says it
     */
    boolean isOffered(String rest, Predicate<String> mayOpen);
}
