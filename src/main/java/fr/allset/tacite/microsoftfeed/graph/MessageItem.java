package fr.allset.tacite.microsoftfeed.graph;

import fr.allset.tacite.microsoftfeed.Announcement;

/** A message of the message centre, as Graph writes it ({@code serviceUpdateMessage}). */
final class MessageItem {

    private static final String UNTITLED = "(sans titre)";

    private MessageItem() {}

    static Announcement read(ItemFields item) throws UnreadableItem {
        var body = item.object("body");
        var title = item.text("title").strip();
        return new Announcement(
                item.id(),
                title.isEmpty() ? UNTITLED : title,
                item.word("category"),
                item.word("severity"),
                item.words("tags"),
                item.words("services"),
                item.flag("isMajorChange"),
                item.instant("actionRequiredByDateTime"),
                item.instant("startDateTime"),
                item.instant("endDateTime"),
                item.instant("lastModifiedDateTime"),
                body.word("contentType").equals("html") ? "html" : "text",
                body.text("content"));
    }
}
