package fr.allset.tacite.servicecredit;

import fr.allset.tacite.problem.Refusal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The requests of credits and what became of them, as the staff looks them up. Only reads. */
@Service
@Transactional(readOnly = true)
public class CreditInquiry {

    private static final String MATCHING = """
            from credit_request r join subscription s on s.number = r.subscription_number join customer c on c.number = s.customer_number
            where (:anyStatus or r.status = :status) and (:everyText or lower(r.number) like :text escape '!'
                or lower(r.subscription_number) like :text escape '!' or lower(c.number) like :text escape '!'
                or lower(c.name) like :text escape '!' or r.number in (
                    select n.request_number from credit_note n where lower(n.number) like :text escape '!'))
            """;

    private final JdbcClient jdbc;
    private final ServiceCredits serviceCredits;

    CreditInquiry(JdbcClient jdbc, ServiceCredits serviceCredits) {
        this.jdbc = jdbc;
        this.serviceCredits = serviceCredits;
    }

    /** @param notes those issued, the first one first, then what corrects it */
    public record Entry(CreditRequest request, String customerNumber, String customer, List<CreditNote> notes) {

        public Entry {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Some requests of a longer list, the latest first.
     *
     * @param page  from 0
     * @param total how many the whole list holds
     */
    public record Page(List<Entry> entries, int page, int size, long total) {

        public Page {
            entries = List.copyOf(entries);
        }

        /** At least 1. */
        public int pages() {
            return (int) Math.max(1, (total + size - 1) / size);
        }
    }

    /**
     * A page of the list.
     *
     * @param status those that stand so; null: any
     * @param text   what the number of the request, of a note, of the subscription or of the customer contains, or the customer's name
     * @param page   from 0
     */
    public Page page(@Nullable CreditStatus status, String text, int page, int size) {
        var parameters = Map.of(
                "anyStatus",
                status == null,
                "status",
                status == null ? "" : status.name(),
                "everyText",
                text.isBlank(),
                "text",
                "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
        long total = jdbc.sql("select count(*) " + MATCHING)
                .params(parameters)
                .query(Long.class)
                .single();
        var numbers = jdbc.sql("select r.number " + MATCHING
                        + " order by r.requested_at desc, r.number desc limit :size offset :first")
                .params(parameters)
                .param("size", size)
                .param("first", (long) page * size)
                .query(String.class)
                .list();
        return new Page(entries(numbers), page, size, total);
    }

    /** Those received in a month, in the order of their numbers. */
    public List<Entry> requestedIn(YearMonth month) {
        return entries(jdbc.sql(
                        "select number from credit_request where requested_on >= ? and requested_on < ? order by number")
                .params(month.atDay(1), month.plusMonths(1).atDay(1))
                .query(String.class)
                .list());
    }

    /** Those of a subscription, by month. */
    public List<Entry> of(String subscription) {
        return entries(jdbc.sql(
                        "select number from credit_request where subscription_number = ? order by credit_month, number")
                .param(subscription)
                .query(String.class)
                .list());
    }

    /** @throws Refusal when there is no such request */
    public Entry find(String number) {
        return entries(List.of(number)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("unknown-credit-request", number));
    }

    /** @throws Refusal when there is no such note */
    public CreditNote findNote(String number) {
        return serviceCredits.findNote(number).orElseThrow(() -> Refusal.notFound("unknown-credit-note", number));
    }

    private List<Entry> entries(List<String> numbers) {
        record Owner(String number, String name) {}
        if (numbers.isEmpty()) {
            return List.of();
        }
        var owners = new HashMap<String, Owner>();
        var requests = new HashMap<String, CreditRequest>();
        var notes = new HashMap<String, List<CreditNote>>();
        for (int first = 0; first < numbers.size(); first += ServiceCredits.PART) {
            var some = numbers.subList(first, Math.min(first + ServiceCredits.PART, numbers.size()));
            jdbc.sql("""
                            select r.number, c.number as customer_number, c.name from credit_request r
                            join subscription s on s.number = r.subscription_number join customer c on c.number = s.customer_number
                            where r.number in (:numbers)""").param("numbers", some).query((RowCallbackHandler) row -> owners.put(
                    row.getString("number"), new Owner(row.getString("customer_number"), row.getString("name"))));
            serviceCredits.findAll(some).forEach(request -> requests.put(request.number(), request));
            notes.putAll(serviceCredits.notesOf(some));
        }
        return numbers.stream()
                .filter(requests::containsKey)
                .map(number -> new Entry(
                        requests.get(number),
                        owners.get(number).number(),
                        owners.get(number).name(),
                        notes.getOrDefault(number, List.of())))
                .toList();
    }
}
