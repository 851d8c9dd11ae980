package fr.allset.tacite.desk;

import fr.allset.tacite.notification.NoticeAttachment;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What has been written to whom, and what became of it. */
@Controller
@RequestMapping("/bureau/courriers")
class NoticePages {

    private static final int ON_A_PAGE = 25;
    private static final int LAST_PAGE = 1_000_000;

    private final Notices notices;

    NoticePages(Notices notices) {
        this.notices = notices;
    }

    /** @param page counted from 1, as it is read */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String recherche,
            Model model) {
        var found = notices.list(Math.min(Math.max(page, 1), LAST_PAGE) - 1, ON_A_PAGE, recherche)
                .map(Letter::of);
        model.addAttribute("found", found);
        model.addAttribute("search", recherche);
        return "desk/notices";
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model) {
        var notice = notices.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("letter", Letter.of(notice));
        model.addAttribute(
                "attachments",
                notices.attachments(id).stream().map(NoticeAttachment::name).toList());
        return "desk/notice";
    }

    /** @param position counted from 1, as the page lists them */
    @GetMapping("/{id}/pieces-jointes/{position}")
    ResponseEntity<byte[]> attachment(@PathVariable long id, @PathVariable int position) {
        var attachment = notices.attachments(id).stream()
                .skip(Math.max(position, 1) - 1L)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.name())
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(attachment.mediaType()))
                .body(attachment.content());
    }

    /**
     * A notice as the pages show it.
     *
     * @param tone the colour of the status, beside its words
     * @param recordedAt day and time in Paris
     */
    record Letter(
            long id,
            String about,
            String customerNumber,
            String recipientName,
            String recipientAddress,
            String subject,
            String body,
            String status,
            String tone,
            String recordedAt,
            @Nullable String sentAt,
            int attempts,
            @Nullable String lastError,
            @Nullable String abandonedBecause,
            String messageId) {

        static Letter of(RecordedNotice recorded) {
            var notice = recorded.notice();
            return new Letter(
                    recorded.id(),
                    notice.about(),
                    notice.customerNumber(),
                    notice.recipientName(),
                    notice.recipientAddress(),
                    notice.subject(),
                    notice.body(),
                    status(recorded),
                    tone(recorded),
                    FrenchMoment.toTheMinute(recorded.recordedAt()),
                    dayAndTime(recorded.sentAt()),
                    recorded.attempts(),
                    recorded.lastError(),
                    recorded.abandonedBecause(),
                    recorded.messageId());
        }

        private static String status(RecordedNotice recorded) {
            return switch (recorded.status()) {
                case SENT -> "Envoyé";
                case RECORDED -> recorded.attempts() == 0 ? "À envoyer" : "Nouvel essai prévu";
                case FAILED ->
                    recorded.abandonedBecause() != null
                            ? "Abandonné"
                            : recorded.unknownSince() != null ? "Issue inconnue" : "Non remis";
            };
        }

        private static String tone(RecordedNotice recorded) {
            return switch (recorded.status()) {
                case SENT -> "good";
                case RECORDED -> recorded.attempts() == 0 ? "neutral" : "warning";
                case FAILED -> recorded.abandonedBecause() == null ? "bad" : "neutral";
            };
        }

        private static @Nullable String dayAndTime(@Nullable Instant instant) {
            return instant == null ? null : FrenchMoment.toTheMinute(instant);
        }
    }
}
