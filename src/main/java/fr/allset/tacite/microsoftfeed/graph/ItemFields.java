package fr.allset.tacite.microsoftfeed.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an item. What is missing is tolerated, what is there and cannot be read is not;
 * fields that nobody asks for are ignored.
 */
final class ItemFields {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    /** Dates beyond these years are slips; but the first and the last year of all mean that there is no date. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2199;
    private static final int NO_YEAR = 1;
    private static final int NEVER = 9999;

    private final JsonNode item;

    ItemFields(JsonNode item) {
        this.item = item;
    }

    /** Microsoft's number of it, as {@code MC172851}. */
    String id() throws UnreadableItem {
        var id = readableId(item);
        if (id == null) {
            throw new UnreadableItem(
                    item.path("id").isMissingNode() ? "Il n'a pas de numéro." : "Son numéro est illisible.");
        }
        return id;
    }

    /** The same of anything; null when there is none. */
    static @Nullable String readableId(JsonNode item) {
        var id = item.path("id");
        return id.isTextual() && ID.matcher(id.textValue().strip()).matches()
                ? id.textValue().strip()
                : null;
    }

    /** Empty when it is missing. */
    String text(String field) throws UnreadableItem {
        return text(item.path(field), field);
    }

    private static String text(JsonNode value, String field) throws UnreadableItem {
        if (isMissing(value)) {
            return "";
        }
        if (value.isContainerNode()) {
            throw new UnreadableItem("Son champ « " + field + " » n'est pas un texte.");
        }
        return value.asText();
    }

    /** One word of a list that may grow, in lower case; empty when it is missing. */
    String word(String field) throws UnreadableItem {
        return text(field).strip().toLowerCase(Locale.ROOT);
    }

    /** What is not blank of a list of texts; a text alone is a list of one. */
    List<String> words(String field) throws UnreadableItem {
        var value = item.path(field);
        var words = new ArrayList<String>();
        if (value.isArray()) {
            for (var element : value) {
                words.add(text(element, field).strip());
            }
        } else {
            words.add(text(field).strip());
        }
        words.removeIf(String::isBlank);
        return words;
    }

    /** Null when it is missing. */
    @Nullable
    Boolean flag(String field) throws UnreadableItem {
        var value = item.path(field);
        if (isMissing(value)) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return switch (value.asText().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new UnreadableItem(
                        "Son champ « " + field + " » ne dit ni oui ni non : « " + shown(value.asText()) + " ».");
        };
    }

    /** Null when it is missing. */
    @Nullable
    Instant instant(String field) throws UnreadableItem {
        var text = text(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            var moment = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            if (moment.getYear() == NO_YEAR || moment.getYear() == NEVER) {
                return null;
            }
            if (moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR) {
                return moment.toInstant();
            }
        } catch (DateTimeException unreadable) {
            // said below
        }
        throw new UnreadableItem("Sa date « " + field + " » est illisible : « " + shown(text) + " ».");
    }

    /** The objects of a list; empty when it is missing. */
    List<ItemFields> objects(String field) throws UnreadableItem {
        var value = item.path(field);
        var objects = new ArrayList<ItemFields>();
        if (!isMissing(value) && !value.isArray()) {
            throw new UnreadableItem("Son champ « " + field + " » n'est pas une liste.");
        }
        for (var element : value) {
            if (!element.isObject()) {
                throw new UnreadableItem("Sa liste « " + field + " » ne contient pas que des objets.");
            }
            objects.add(new ItemFields(element));
        }
        return objects;
    }

    /** An object; without any field when it is missing. */
    ItemFields object(String field) throws UnreadableItem {
        var value = item.path(field);
        if (!isMissing(value) && !value.isObject()) {
            throw new UnreadableItem("Son champ « " + field + " » n'est pas un objet.");
        }
        return new ItemFields(isMissing(value) ? MissingNode.getInstance() : value);
    }

    private static boolean isMissing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
