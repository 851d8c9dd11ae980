package fr.allset.tacite.setup;

import fr.allset.tacite.terms.JsonResource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What the Client makes sure of before the service starts (art. 2), as Microsoft's published requirements of a version say it.
 *
 * @param version   its name, such as {@code M365-2025-10}
 * @param validFrom the first day on which it is the one to check against
 * @param address   where Microsoft publishes it
 */
public record PrerequisiteList(String version, String title, LocalDate validFrom, String address, List<Item> items) {

    private static final String FOLDER = "/prerequisites/";

    /**
     * One thing to check.
     *
     * @param code     its name in data, such as {@code operating-systems}
     * @param title    in French, as article 2 names it
     * @param question what is checked
     */
    public record Item(String code, String title, String question) {}

    public PrerequisiteList {
        items = List.copyOf(items);
    }

    /** The list in force on {@code day}: the latest that is valid by then; before the first one, the first. */
    public static PrerequisiteList inForceOn(LocalDate day) {
        var lists = Arrays.stream(JsonResource.read(FOLDER + "index.json", String[].class))
                .map(file -> JsonResource.read(FOLDER + file, PrerequisiteList.class))
                .sorted(Comparator.comparing(PrerequisiteList::validFrom))
                .toList();
        return lists.stream()
                .filter(list -> !list.validFrom().isAfter(day))
                .reduce((older, newer) -> newer)
                .orElseGet(() -> lists.get(0));
    }
}
