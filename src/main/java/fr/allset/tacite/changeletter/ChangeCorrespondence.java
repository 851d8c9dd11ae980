package fr.allset.tacite.changeletter;

import fr.allset.tacite.change.AssessmentRequest;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.change.Changes;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.Customers;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What customers read of changes (art. 1): each letter once. */
@Service
class ChangeCorrespondence {

    static final String TOLD = "change-told";
    static final String REMINDED = "change-reminded";
    static final String DIGEST = "change-digest";

    /** A letter names no more of a customer's subscriptions; it says how many there are. */
    private static final int MOST_NAMED = 100;
    /** In a digest, for each change. */
    private static final int MOST_NAMED_IN_DIGEST = 20;
    /** What does not fit into one letter goes into the next: this leaves room for its head and its table of contents. */
    private static final int LONGEST_SECTIONS = Notice.LONGEST_BODY / 2;
    /** The key of a letter about one revision begins with it. */
    private static final Pattern KEY = Pattern.compile("(EV-\\d{4}-\\d{6,9})/(\\d{1,6})/.*");

    private final Notices notices;
    private final Subscriptions subscriptions;
    private final Customers customers;
    private final ChangeHandling changeHandling;
    private final Changes file;
    private final ChangeNotices told;

    ChangeCorrespondence(
            Notices notices,
            Subscriptions subscriptions,
            Customers customers,
            ChangeHandling changeHandling,
            Changes file,
            ChangeNotices told) {
        this.notices = notices;
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.changeHandling = changeHandling;
        this.file = file;
        this.told = told;
    }

    Part part() {
        return new Part();
    }

    /** What the customers of one part are told, each text read once. */
    final class Part {

        private final Map<String, ToldText> texts = new HashMap<>();

        /**
         * Records the letter that tells a customer of a change at once.
         *
         * @return the id of the letter
         */
        long tell(ChangeNotice notice) {
            var named = named(notice.subscriptions(), MOST_NAMED);
            var customer = customer(notice.customer(), named);
            var letter = ChangeLetterText.atOnce(
                    text(notice),
                    Language.of(notice.language()),
                    customer.contactName(),
                    named,
                    notice.subscriptions().size());
            return record(
                    ChangeRevision.key(notice.change(), notice.revision()) + "/told/" + customer.number(),
                    TOLD,
                    notice.change(),
                    customer,
                    letter);
        }

        /**
         * Records the letter that goes after a customer that has not answered, once an occasion.
         *
         * @return whether there is one now: a customer that waits for its digest is not gone after
         */
        boolean remind(ChangeNotice notice, String occasion) {
            var toldOn = toldOn(notice);
            if (toldOn.isEmpty()) {
                return false;
            }
            var named = named(notice.subscriptions(), MOST_NAMED);
            var customer = customer(notice.customer(), named);
            var letter = ChangeLetterText.reminder(
                    text(notice),
                    Language.of(notice.language()),
                    customer.contactName(),
                    toldOn.get(),
                    named,
                    notice.subscriptions().size());
            record(
                    ChangeRevision.key(notice.change(), notice.revision()) + "/reminded/" + occasion + "/"
                            + customer.number(),
                    REMINDED,
                    notice.change(),
                    customer,
                    letter);
            return true;
        }

        /**
         * Records what a digest tells a customer: one letter, or as many as it takes.
         *
         * @return the ids of the letters that tell each change, in the order of {@code waiting}
         */
        List<Long> digest(LocalDate day, String number, List<ChangeNotice> waiting) {
            var ordered = waiting.stream()
                    .sorted(Comparator.comparing(
                                    (ChangeNotice notice) ->
                                            text(notice).stated().counts(),
                                    Comparator.nullsLast(Comparator.naturalOrder()))
                            .thenComparing(ChangeNotice::change))
                    .toList();
            var ids = new HashMap<ChangeNotice, Long>();
            var some = new ArrayList<ChangeNotice>();
            var entries = new ArrayList<ChangeLetterText.Entry>();
            var sections = new ArrayList<String>();
            int length = 0;
            int letter = 1;
            for (var notice : ordered) {
                var entry = new ChangeLetterText.Entry(
                        text(notice),
                        Language.of(notice.language()),
                        named(notice.subscriptions(), MOST_NAMED_IN_DIGEST),
                        notice.subscriptions().size());
                var section = ChangeLetterText.section(entry, entries.size() + 1);
                if (!entries.isEmpty() && length + section.length() > LONGEST_SECTIONS) {
                    long id = recordDigest(day, number, letter++, entries, sections);
                    some.forEach(one -> ids.put(one, id));
                    some.clear();
                    entries.clear();
                    sections.clear();
                    length = 0;
                    section = ChangeLetterText.section(entry, 1);
                }
                some.add(notice);
                entries.add(entry);
                sections.add(section);
                length += section.length();
            }
            long id = recordDigest(day, number, letter, entries, sections);
            some.forEach(one -> ids.put(one, id));
            return waiting.stream().map(ids::get).map(Objects::requireNonNull).toList();
        }

        private long recordDigest(
                LocalDate day, String number, int letter, List<ChangeLetterText.Entry> entries, List<String> sections) {
            var customer = customer(number, entries.get(0).named());
            var language = entries.stream()
                    .map(ChangeLetterText.Entry::language)
                    .filter(Language.ENGLISH::equals)
                    .findFirst()
                    .orElse(Language.FRENCH);
            var key = "digest-" + day + "/" + customer.number() + (letter == 1 ? "" : "/" + letter);
            return record(
                    key,
                    DIGEST,
                    entries.size() == 1 ? entries.get(0).told().change() : "digest-" + day,
                    customer,
                    ChangeLetterText.digest(entries, sections, language, customer.contactName(), day));
        }

        private ToldText text(ChangeNotice notice) {
            var text = texts.computeIfAbsent(notice.assessment() + "/" + notice.wasRevision(), key -> read(notice));
            var before = text.before();
            return before == null
                    ? text
                    : new ToldText(
                            text.change(),
                            text.revision(),
                            text.text(),
                            text.stated(),
                            new ToldText.Before(before.text(), before.stated(), wasToldOn(notice)));
        }
    }

    private ToldText read(ChangeNotice notice) {
        var stated = file.assessment(notice.assessment()).orElseThrow().stated();
        var before = notice.wasRevision() == null
                ? null
                : told.find(notice.change(), notice.wasRevision(), notice.customer())
                        .map(was -> new ToldText.Before(
                                microsofts(was.change(), was.revision()),
                                file.assessment(was.assessment()).orElseThrow().stated(),
                                LocalDate.EPOCH))
                        .orElseThrow();
        return new ToldText(
                notice.change(), notice.revision(), microsofts(notice.change(), notice.revision()), stated, before);
    }

    private Announcement microsofts(String change, int revision) {
        return changeHandling.text(changeHandling.revision(change, revision)).text();
    }

    private LocalDate wasToldOn(ChangeNotice notice) {
        return told.find(notice.change(), Objects.requireNonNull(notice.wasRevision()), notice.customer())
                .flatMap(this::toldOn)
                .orElseThrow();
    }

    /** The day of the letter that has told it; none as long as it waits for its digest. */
    private Optional<LocalDate> toldOn(ChangeNotice notice) {
        return Optional.ofNullable(notice.notice())
                .flatMap(notices::find)
                .map(letter -> LocalDate.ofInstant(letter.recordedAt(), ContractTime.ZONE));
    }

    /** As a customer would read at once what is stated; nothing is recorded. */
    ChangeLetter preview(String change, int revision, AssessmentRequest stated, String customer, String language) {
        var numbers = changeHandling.subscriptionsConcerned(customer, stated.components(), stated.effectiveOn());
        var named = named(numbers, MOST_NAMED);
        var was = told.lastTold(change, revision, List.of(customer)).get(customer);
        return ChangeLetterText.atOnce(
                new ToldText(
                        change,
                        revision,
                        microsofts(change, revision),
                        stated,
                        was == null ? null : before(change, was, customer)),
                Language.of(language),
                customer(customer, named).contactName(),
                named,
                numbers.size());
    }

    private ToldText.@Nullable Before before(String change, int revision, String customer) {
        return told.find(change, revision, customer)
                .flatMap(was -> toldOn(was)
                        .map(on -> new ToldText.Before(
                                microsofts(change, revision),
                                file.assessment(was.assessment()).orElseThrow().stated(),
                                on)))
                .orElse(null);
    }

    /** The changes that a letter of ours tells, or of which it reminds; none when it is about something else. */
    List<ChangeNotice> toldBy(RecordedNotice letter) {
        if (letter.notice().kind().equals(REMINDED)) {
            var key = KEY.matcher(letter.notice().key());
            return key.matches()
                    ? told
                            .find(
                                    key.group(1),
                                    Integer.parseInt(key.group(2)),
                                    letter.notice().customerNumber())
                            .stream()
                            .toList()
                    : List.of();
        }
        return told.toldBy(List.of(letter.id()));
    }

    private List<Subscription> named(List<String> numbers, int most) {
        return subscriptions.findAll(numbers.subList(0, Math.min(numbers.size(), most)));
    }

    private Customer customer(String number, List<Subscription> named) {
        return named.isEmpty()
                ? customers.find(number).orElseThrow()
                : named.get(0).customer();
    }

    private long record(String key, String kind, String about, Customer customer, ChangeLetter letter) {
        return notices.record(new Notice(
                        key,
                        kind,
                        about,
                        customer.number(),
                        customer.contactName(),
                        customer.contactEmail(),
                        letter.subject(),
                        letter.body()))
                .id();
    }
}
