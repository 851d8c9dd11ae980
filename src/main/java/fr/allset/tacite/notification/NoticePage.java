package fr.allset.tacite.notification;

import java.util.List;

/**
 * Some of the notices, newest first.
 *
 * @param page counted from 0
 * @param size notices a page holds
 * @param total notices on all pages
 */
public record NoticePage(List<RecordedNotice> notices, int page, int size, long total) {

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }
}
