package fr.allset.tacite.notification.delivery;

import fr.allset.tacite.notification.MailSettings;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.NoticeAttachment;
import fr.allset.tacite.notification.NoticeStatus;
import fr.allset.tacite.notification.RecordedNotice;
import java.time.Instant;
import java.util.List;

final class RecordedNoticeExamples {

    static final String MESSAGE_ID = "<0b0c6a53-9d3c-4c43-a3f1-0f6ec30b3c8d@allset.example>";
    static final Instant RECORDED_AT = Instant.parse("2026-11-23T09:00:00Z");
    static final MailSettings SETTINGS =
            new MailSettings("Tacite <ne-pas-repondre@allset.example>", "Service contrats <contrats@allset.example>");

    private RecordedNoticeExamples() {}

    static RecordedNotice recorded(Notice notice) {
        return new RecordedNotice(42, MESSAGE_ID, notice, RECORDED_AT, NoticeStatus.RECORDED, 0, null, null, null);
    }

    static NoticeMail mail(Notice notice) {
        return mail(notice, List.of());
    }

    static NoticeMail mail(Notice notice, List<NoticeAttachment> attachments) {
        return NoticeMail.of(recorded(notice), attachments, SETTINGS);
    }
}
