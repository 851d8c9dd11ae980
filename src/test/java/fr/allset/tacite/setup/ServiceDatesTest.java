package fr.allset.tacite.setup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.notification.NoticeAttachment;
import fr.allset.tacite.subscription.NoticePeriod;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The days of a service")
class ServiceDatesTest {

    private static final Instant NOW = Instant.parse("2027-01-31T09:00:00.123Z");

    @ParameterizedTest(name = "{1} months from {0}")
    @CsvSource({
        // start,    months, last day,   renewal,    last day for notice (one month before)
        "2027-01-31, 36,     2030-01-30, 2030-01-31, 2029-12-31",
        "2027-01-31, 1,      2027-02-27, 2027-02-28, 2027-01-28", // too short for a notice: that day is before the
        // first
        "2024-02-29, 12,     2025-02-27, 2025-02-28, 2025-01-28",
        "2026-12-01, 240,    2046-11-30, 2046-12-01, 2046-11-01"
    })
    void followFromTheFirst(LocalDate start, int months, LocalDate last, LocalDate renewal, LocalDate notice) {
        var dates = dates(start, months);

        assertThat(dates.initialLastDay()).isEqualTo(last);
        assertThat(dates.renewalFirstDay()).isEqualTo(renewal);
        assertThat(dates.lastDayForNotice()).isEqualTo(notice);
    }

    @Test
    void areToldInWords() {
        assertThat(dates(LocalDate.of(2027, 1, 31), 36).initialPeriod().inFrench())
                .isEqualTo("Période Initiale de 36 mois, du 31/01/2027 au 30/01/2030 inclus");
        assertThat(dates(LocalDate.of(2027, 1, 31), 36).renewal().inFrench())
                .contains(
                        "la première commence le 31/01/2030",
                        "dénoncer le contrat jusqu'au 31/12/2029 inclus (préavis de 1 mois avant le terme, stipulé au document"
                                + " « bon de commande n° 7 »).");
        assertThat(dates(LocalDate.of(2027, 1, 31), 1).renewal().inFrench()).contains("trop courte");
    }

    @Test
    void leaveTheWholePeriodToRefuseARenewalWhereNoDocumentAsksForNotice() {
        var dates = ServiceDates.of(LocalDate.of(2027, 1, 31), 1, null);

        assertThat(dates.lastDayForNotice()).isEqualTo(dates.initialLastDay()).isEqualTo("2027-02-27");
        assertThat(dates.noticeIsPossible()).isTrue();
        assertThat(dates.renewal().inFrench())
                .contains("jusqu'au 27/02/2027 inclus (aucun préavis n'est stipulé : le dernier jour de la période)");
    }

    @Test
    void areReadByACalendar() throws Exception {
        var calendar = new CalendarBuilder().build(new ByteArrayInputStream(file(36).content()));

        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(calendar.<VEvent>getComponents("VEVENT"))
                .extracting(event -> event.<LocalDate>getDateTimeStart().getDate())
                .containsExactly(
                        LocalDate.of(2027, 1, 31),
                        LocalDate.of(2029, 12, 31),
                        LocalDate.of(2030, 1, 30),
                        LocalDate.of(2030, 1, 31));
        assertThat(calendar.<VEvent>getComponents("VEVENT")).allSatisfy(event -> {
            assertThat(event.<LocalDate>getEndDate().orElseThrow().getDate())
                    .isEqualTo(event.<LocalDate>getDateTimeStart().getDate().plusDays(1));
            assertThat(event.getSummary().getValue()).contains("Laiterie, d'Aurillac (ABO-2027-000001)");
            assertThat(event.getUid().orElseThrow().getValue()).endsWith("ABO-2027-000001@tacite.allset.example");
        });
    }

    @Test
    void areWrittenAsRfc5545Wants() {
        var text = new String(file(36).content(), StandardCharsets.UTF_8);

        assertThat(text)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains(
                        "VERSION:2.0\r\n",
                        "DTSTART;VALUE=DATE:20270131\r\n",
                        "DTSTAMP:20270131T090000Z\r\n",
                        "Laiterie\\, d'Aurillac")
                .endsWith("END:VCALENDAR\r\n");
        assertThat(Arrays.stream(text.split("\r\n")))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(file(36)).isEqualTo(file(36));
        assertThat(file(36).name()).isEqualTo("dates-ABO-2027-000001.ics");
    }

    @Test
    void leaveOutANoticeThatCannotBeGivenAnyMore() {
        assertThat(new String(file(1).content(), StandardCharsets.UTF_8))
                .doesNotContain("dénoncer")
                .contains("mise-en-service");
    }

    private static NoticeAttachment file(int months) {
        return ServiceCalendarFile.of(
                "ABO-2027-000001", "Laiterie, d'Aurillac", dates(LocalDate.of(2027, 1, 31), months), NOW);
    }

    private static ServiceDates dates(LocalDate start, int months) {
        return ServiceDates.of(start, months, new NoticePeriod(1, NoticePeriod.Unit.MONTHS, "bon de commande n° 7"));
    }
}
