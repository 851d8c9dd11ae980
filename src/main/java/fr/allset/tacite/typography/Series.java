package fr.allset.tacite.typography;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Several things in one place of a sentence.
 *
 * @param between what parts them, as in {@code " + "}
 */
public record Series(List<? extends InFrench> things, String between) implements InFrench {

    /** Copies {@code things}. */
    public Series {
        things = List.copyOf(things);
    }

    @Override
    public String inFrench() {
        return things.stream().map(InFrench::inFrench).collect(Collectors.joining(between));
    }
}
