package fr.allset.tacite.microsoftfeed.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.Feed;
import fr.allset.tacite.microsoftfeed.FeedAnswer;
import fr.allset.tacite.microsoftfeed.HealthIssue;
import fr.allset.tacite.microsoftfeed.UnreadItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of Graph, read item by item. An item that cannot be read is set aside and the next one is read. Where the page breaks off,
 * what came before stands and the rest is set aside.
 */
final class PageReading {

    /** So many are set aside one by one: of more, all of them have changed, and a person need see it once. */
    static final int MOST_UNREAD = 20;

    private static final int DEEPEST = 200;
    /** As much of what cannot be read as is kept, in characters. */
    private static final int LONGEST_CONTENT = 4000;
    /** As much of a page that breaks off as tells it from others, in characters. */
    private static final int TELLING = 200;

    private final byte[] json;
    private final List<Announcement> announcements = new ArrayList<>();
    private final List<HealthIssue> issues = new ArrayList<>();
    private final List<UnreadItem> unread = new ArrayList<>();
    private @Nullable Feed feed;
    private @Nullable String next;
    private @Nullable String missing;
    private boolean hasValue;
    private int items;
    private int moreUnread;
    private long readUntil;

    private PageReading(byte[] json, @Nullable Feed feed) {
        this.json = json;
        this.feed = feed;
    }

    /**
     * Reads a page.
     *
     * @param feed what is on it; null when the page shall say so
     */
    static PageReading of(byte[] json, @Nullable Feed feed) {
        var reading = new PageReading(json, feed);
        reading.read();
        return reading;
    }

    /** What is on it, as far as it says so; null when it does not. */
    @Nullable
    Feed feed() {
        return feed;
    }

    /** The link to the page that comes next, unchecked; null when there is none. */
    @Nullable
    String next() {
        return next;
    }

    /** The page, with another page to come next. */
    FeedAnswer.Page page(@Nullable String following) {
        return new FeedAnswer.Page(announcements, issues, unread, following, missing);
    }

    private void read() {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(Math.max(1, json.length))
                .build();
        var mapper = new ObjectMapper(
                JsonFactory.builder().streamReadConstraints(constraints).build());
        try (var parser = mapper.createParser(json)) {
            readPage(parser);
        } catch (JsonProcessingException broken) {
            breakOff("La page n'est plus lisible à cet endroit (" + FrenchFaults.of(broken) + ").");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (moreUnread > 0) {
            missing("De nombreux éléments n'ont pas pu être lus.");
            unread.add(UnreadItem.of(
                    null,
                    "more of " + feed,
                    "D'autres éléments de la même page n'ont pas pu être lus non plus : " + moreUnread + ".",
                    ""));
        }
    }

    private void readPage(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            breakOff("La page n'est pas un objet JSON.");
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            if (name.equals("value") && token == JsonToken.START_ARRAY) {
                hasValue = true;
                readItems(parser);
            } else if (name.equals("@odata.nextLink") && token == JsonToken.VALUE_STRING) {
                next = parser.getText();
            } else if (name.equals("@odata.context") && token == JsonToken.VALUE_STRING && feed == null) {
                feed = named(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        if (!hasValue) {
            breakOff("La page n'a pas de liste « value ».");
        }
    }

    private void readItems(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode item = parser.readValueAsTree();
            items++;
            if (feed == null) {
                feed = recognised(item);
            }
            take(item);
            readUntil = Math.max(0, parser.currentLocation().getByteOffset());
        }
    }

    private static @Nullable Feed named(String context) {
        return context.contains("serviceAnnouncement/messages")
                ? Feed.MESSAGES
                : context.contains("serviceAnnouncement/issues") ? Feed.ISSUES : null;
    }

    private static @Nullable Feed recognised(JsonNode item) {
        if (item.has("posts") || item.has("classification") || item.has("isResolved")) {
            return Feed.ISSUES;
        }
        return item.has("body") || item.has("services") || item.has("isMajorChange") ? Feed.MESSAGES : null;
    }

    private void take(JsonNode item) {
        try {
            if (!item.isObject()) {
                throw new UnreadableItem("Ce n'est pas un objet.");
            }
            if (feed == null) {
                throw new UnreadableItem(
                        "Ce n'est ni un message du centre de messages, ni un avis de l'état des services.");
            }
            if (feed == Feed.MESSAGES) {
                announcements.add(MessageItem.read(new ItemFields(item)));
            } else {
                issues.add(IssueItem.read(new ItemFields(item)));
            }
        } catch (UnreadableItem unreadable) {
            setAside(item, String.valueOf(unreadable.getMessage()));
        }
    }

    private void setAside(JsonNode item, String reason) {
        var id = ItemFields.readableId(item);
        if (id == null) {
            missing("Un élément sans numéro lisible a été mis de côté.");
        }
        if (unread.size() < MOST_UNREAD) {
            unread.add(UnreadItem.of(id, lasting(item), reason, Beginning.of(item, LONGEST_CONTENT)));
        } else {
            moreUnread++;
        }
    }

    /** Without what Microsoft changes from day to day. */
    private static String lasting(JsonNode item) {
        return item instanceof ObjectNode object
                ? object.deepCopy()
                        .without(List.of("details", "lastModifiedDateTime", "viewPoint"))
                        .toString()
                : item.toString();
    }

    private void breakOff(String reason) {
        var rest = new String(json, (int) readUntil, json.length - (int) readUntil, StandardCharsets.UTF_8).strip();
        missing(reason);
        if (!rest.replaceAll("[\\s,\\]}]", "").isEmpty() || json.length == 0) {
            unread.add(UnreadItem.of(
                    null,
                    "break " + feed + beginning(rest, TELLING),
                    (items == 0 ? "" : "Après " + items + " éléments lus : ") + reason,
                    beginning(rest, LONGEST_CONTENT)));
        }
    }

    private void missing(String reason) {
        if (missing == null) {
            missing = reason;
        }
    }

    private static String beginning(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
