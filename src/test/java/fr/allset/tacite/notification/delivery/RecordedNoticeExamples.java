package fr.allset.tacite.notification.delivery;

import fr.allset.tacite.notification.MailSettings;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.NoticeAttachment;
import fr.allset.tacite.notification.NoticeStatus;
import fr.allset.tacite.notification.RecordedNotice;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

final class RecordedNoticeExamples {

    static final String MESSAGE_ID = "<0b0c6a53-9d3c-4c43-a3f1-0f6ec30b3c8d@allset.example>";
    static final Instant RECORDED_AT = Instant.parse("2026-11-23T09:00:00Z");
    static final MailSettings SETTINGS = new MailSettings(
            "ALLSET SAS <ne-pas-repondre@allset.example>",
            "Service contrats <contrats@allset.example>",
            "Support <support@allset.example>",
            "");

    private RecordedNoticeExamples() {}

    static RecordedNotice recorded(Notice notice) {
        return new RecordedNotice(
                42, MESSAGE_ID, notice, RECORDED_AT, NoticeStatus.RECORDED, 0, null, null, null, null, null);
    }

    static NoticeMail mail(Notice notice) {
        return mail(notice, List.of());
    }

    static NoticeMail mail(Notice notice, List<NoticeAttachment> attachments) {
        return NoticeMail.of(recorded(notice), attachments, SETTINGS, RECORDED_AT);
    }

    /** What a reader sees in the part of this type, as {@code text/plain}: it is there once. */
    static String reading(Part mail, String type) throws Exception {
        return (String) readings(mail, type).get(0).getContent();
    }

    static List<Part> readings(Part part, String type) throws Exception {
        var found = new ArrayList<Part>();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                found.addAll(readings(parts.getBodyPart(i), type));
            }
        } else if (part.isMimeType(type)) {
            found.add(part);
        }
        return found;
    }
}
