package fr.allset.tacite.servicecredit;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.persistence.Page;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.persistence.TextSearch;
import fr.allset.tacite.problem.Refusal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The requests of credits and what became of them, as the staff looks them up. Only reads. */
@Service
@Transactional(readOnly = true)
public class CreditInquiry {

    private static final String MATCHING = """
            from credit_request r join subscription s on s.number = r.subscription_number join customer c on c.number = s.customer_number
            where (:anyStatus or r.status = :status) and (:everyText or %s or r.number in (
                select n.request_number from credit_note n where %s))
            """.formatted(
            TextSearch.in("r.number", "r.subscription_number", "c.number", "c.name"), TextSearch.in("n.number"));

    private static final RowMapping<Owner> OWNER = RowMapping.of(Owner.class);

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
     * A page of the list, the latest first.
     *
     * @param status those that stand so; null: any
     * @param text   what the number of the request, of a note, of the subscription or of the customer contains, or the customer's name
     * @param page   from 0
     */
    public Page<Entry> page(@Nullable CreditStatus status, String text, int page, int size) {
        var parameters = Map.of(
                "anyStatus",
                status == null,
                "status",
                status == null ? "" : status.name(),
                "everyText",
                text.isBlank(),
                "text",
                TextSearch.pattern(text));
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
        return new Page<>(entries(numbers), page, size, total);
    }

    /** Those received in a month, in the order of their numbers. */
    public List<Entry> requestedIn(YearMonth month) {
        return entries(jdbc.sql(
                        "select number from credit_request where requested_on >= :from and requested_on < :to order by number")
                .param("from", month.atDay(1))
                .param("to", month.plusMonths(1).atDay(1))
                .query(String.class)
                .list());
    }

    /** Those of a subscription, by month. */
    public List<Entry> of(String subscription) {
        return entries(jdbc.sql(
                        "select number from credit_request where subscription_number = :subscription order by credit_month, number")
                .param("subscription", subscription)
                .query(String.class)
                .list());
    }

    /** Those of a customer's subscriptions, the latest first. */
    public List<Entry> ofCustomer(String customer, int limit) {
        return entries(jdbc.sql("""
                        select r.number from credit_request r join subscription s on s.number = r.subscription_number
                        where s.customer_number = :customer order by r.requested_at desc, r.number desc limit :limit""")
                .param("customer", customer)
                .param("limit", limit)
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

    private record Owner(String number, String customerNumber, String name) {}

    private List<Entry> entries(List<String> numbers) {
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
                            where r.number in (:numbers)""")
                    .param("numbers", some)
                    .query(OWNER)
                    .list()
                    .forEach(owner -> owners.put(owner.number(), owner));
            serviceCredits.findAll(some).forEach(request -> requests.put(request.number(), request));
            notes.putAll(serviceCredits.notesOf(some));
        }
        return numbers.stream()
                .filter(requests::containsKey)
                .map(number -> new Entry(
                        requireNonNull(requests.get(number)),
                        requireNonNull(owners.get(number)).customerNumber(),
                        requireNonNull(owners.get(number)).name(),
                        notes.getOrDefault(number, List.of())))
                .toList();
    }
}
