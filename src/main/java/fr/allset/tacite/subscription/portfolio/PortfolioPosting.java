package fr.allset.tacite.subscription.portfolio;

import static fr.allset.tacite.subscription.portfolio.PortfolioFile.FEES;
import static fr.allset.tacite.subscription.portfolio.PortfolioFile.SUBSCRIPTIONS;
import static fr.allset.tacite.subscription.portfolio.PortfolioFile.USAGE;

import fr.allset.tacite.subscription.FixedFeesChanged;
import fr.allset.tacite.subscription.NoticePeriodsStated;
import fr.allset.tacite.subscription.UsageRecorded;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Counts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves staged rows that contradict nothing into the tables of facts, a table at a time. */
final class PortfolioPosting {

    private static final int SUBSCRIPTIONS_OF_AN_EVENT = 1_000;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final long importId;

    PortfolioPosting(JdbcClient jdbc, ApplicationEventPublisher events, long importId) {
        this.jdbc = jdbc;
        this.events = events;
        this.importId = importId;
    }

    Map<PortfolioFile, Counts> takeOver(Set<PortfolioFile> files) {
        var counts = new EnumMap<PortfolioFile, Counts>(PortfolioFile.class);
        if (files.contains(SUBSCRIPTIONS)) {
            int updated = subscriptionsWithOtherContacts();
            customers();
            sites();
            int added = subscriptions();
            noticePeriods();
            counts.put(SUBSCRIPTIONS, counted(SUBSCRIPTIONS, added, updated));
            usageAgreements();
            announceAgreedUsage();
        }
        if (files.contains(FEES)) {
            counts.put(FEES, counted(FEES, fixedFees(), 0));
            announceChangedFees();
        }
        if (files.contains(USAGE)) {
            counts.put(USAGE, counted(USAGE, usageFees(), 0));
            announceRecordedUsage();
        }
        return counts;
    }

    private Counts counted(PortfolioFile file, int added, int updated) {
        int rows = jdbc.sql("select count(*) from portfolio_row where import_id = :importId and part = :part")
                .param("importId", importId)
                .param("part", file.key())
                .query(Integer.class)
                .single();
        return new Counts(added, updated, rows - added - updated);
    }

    private int subscriptionsWithOtherContacts() {
        return jdbc.sql("""
                        select count(*)
                        from portfolio_row r
                        join subscription s on s.number = r.subscription_number
                        join customer c on c.number = r.customer_number
                        join customer_site t on t.customer_number = r.customer_number and t.code = r.site_code
                        where r.import_id = :importId and r.part = 'subscriptions'
                            and (r.customer_name <> c.name or r.contact_name <> c.contact_name or r.contact_email <> c.contact_email
                                or r.siren <> '' and c.siren is null or r.notice_number is not null and s.notice_number is null
                                or r.site_name <> t.name
                                or r.site_address <> t.address)""").param("importId", importId).query(Integer.class).single();
    }

    /** All rows of a customer say the same: the comparison has seen to it. */
    private void customers() {
        update("""
                merge into customer c
                using (select distinct customer_number, customer_name, nullif(siren, '') as siren, customer_kind, contact_name,
                        contact_email
                    from portfolio_row where import_id = :importId and part = 'subscriptions') r
                on c.number = r.customer_number
                when matched and (c.name <> r.customer_name or c.contact_name <> r.contact_name
                        or c.contact_email <> r.contact_email or c.siren is null and r.siren is not null)
                    then update set name = r.customer_name, contact_name = r.contact_name, contact_email = r.contact_email,
                        siren = coalesce(c.siren, r.siren)
                when not matched
                    then insert (number, name, siren, kind, contact_name, contact_email)
                    values (r.customer_number, r.customer_name, r.siren, r.customer_kind, r.contact_name, r.contact_email)""");
    }

    private void sites() {
        update("""
                merge into customer_site t
                using (select distinct customer_number, site_code, site_name, site_address
                    from portfolio_row where import_id = :importId and part = 'subscriptions') r
                on t.customer_number = r.customer_number and t.code = r.site_code
                when matched and (t.name <> r.site_name or t.address <> r.site_address)
                    then update set name = r.site_name, address = r.site_address
                when not matched
                    then insert (customer_number, code, name, address)
                    values (r.customer_number, r.site_code, r.site_name, r.site_address)""");
    }

    private int subscriptions() {
        int added = update("""
                insert into subscription (number, customer_number, site_code, components, service_start_date, initial_period_months,
                    initial_fee, terms_version, agreed_readings, imported_by, charged_from,
                    notice_number, notice_unit, notice_source)
                select r.subscription_number, r.customer_number, r.site_code, r.components, r.service_start_date,
                    r.initial_period_months, r.initial_fee, r.terms_version, coalesce(r.agreed_readings, ''), r.import_id,
                    case when r.service_start_date > i.received_on then r.service_start_date else i.next_month end,
                    r.notice_number, r.notice_unit, r.notice_source
                from portfolio_row r
                join (select id, cast(received_at as date) as received_on,
                        cast(date_trunc('month', cast(received_at as timestamp)) + interval '1' month as date) as next_month
                    from portfolio_import) i on i.id = r.import_id
                where r.import_id = :importId and r.part = 'subscriptions'
                    and not exists (select 1 from subscription s where s.number = r.subscription_number)""");
        update("""
                insert into fixed_fee_record (subscription_number, valid_from, cents, recorded_at, recorded_by, imported_by)
                select r.subscription_number, r.service_start_date, r.cents, i.received_at, i.received_by, r.import_id
                from portfolio_row r
                join portfolio_import i on i.id = r.import_id
                join subscription s on s.number = r.subscription_number and s.imported_by = r.import_id
                where r.import_id = :importId and r.part = 'subscriptions'""");
        readingChoices();
        return added;
    }

    /** A file may say it of a subscription that is known, where nobody has said it yet. */
    private void usageAgreements() {
        update("""
                insert into usage_agreement (subscription_number, agreed, recorded_at, recorded_by, imported_by)
                select r.subscription_number, r.usage_agreed, i.received_at, i.received_by, r.import_id
                from portfolio_row r
                join portfolio_import i on i.id = r.import_id
                where r.import_id = :importId and r.part = 'subscriptions' and r.usage_agreed is not null
                    and not exists (select 1 from usage_agreement a where a.subscription_number = r.subscription_number)""");
    }

    /** The order form is not in the file: who has imported it answers for what it agrees. */
    private void readingChoices() {
        update("""
                insert into reading_choice (subscription_number, agreed_readings, reason, chosen_by, chosen_at)
                select r.subscription_number, r.agreed_readings, 'Convenu à la signature, repris par l''import du portefeuille.',
                    i.received_by, i.received_at
                from portfolio_row r
                join portfolio_import i on i.id = r.import_id
                join subscription s on s.number = r.subscription_number and s.imported_by = r.import_id
                where r.import_id = :importId and r.part = 'subscriptions' and r.agreed_readings <> ''""");
    }

    /** A file may say of a subscription in service what nothing said before, as an SIREN; what is stored stays. */
    private void noticePeriods() {
        var stated =
                jdbc.sql("""
                        select r.subscription_number from portfolio_row r join subscription s on s.number = r.subscription_number
                        where r.import_id = :importId and r.part = 'subscriptions' and r.notice_number is not null
                            and s.notice_number is null and s.ended_on is null
                        order by r.subscription_number""").param("importId", importId).query(String.class).list();
        if (stated.isEmpty()) {
            return;
        }
        update("""
                merge into subscription s
                using (select subscription_number, notice_number, notice_unit, notice_source from portfolio_row
                    where import_id = :importId and part = 'subscriptions' and notice_number is not null) r
                on s.number = r.subscription_number
                when matched and s.notice_number is null and s.ended_on is null
                    then update set notice_number = r.notice_number, notice_unit = r.notice_unit, notice_source = r.notice_source""");
        var by = jdbc.sql("select received_by from portfolio_import where id = :importId")
                .param("importId", importId)
                .query(String.class)
                .single();
        for (int first = 0; first < stated.size(); first += SUBSCRIPTIONS_OF_AN_EVENT) {
            events.publishEvent(new NoticePeriodsStated(
                    stated.subList(first, Math.min(first + SUBSCRIPTIONS_OF_AN_EVENT, stated.size())), by));
        }
    }

    private int fixedFees() {
        return update("""
                insert into fixed_fee_record (subscription_number, valid_from, cents, recorded_at, recorded_by, imported_by)
                select distinct r.subscription_number, r.valid_from, r.cents, i.received_at, i.received_by, r.import_id
                from portfolio_row r
                join portfolio_import i on i.id = r.import_id
                where r.import_id = :importId and r.part = 'fees' and not exists (select 1 from fixed_fee f
                    where f.subscription_number = r.subscription_number and f.valid_from = r.valid_from)""");
    }

    private int usageFees() {
        return update("""
                insert into usage_fee_record (subscription_number, usage_month, cents, recorded_at, recorded_by, imported_by)
                select distinct r.subscription_number, r.usage_month, r.cents, i.received_at, i.received_by, r.import_id
                from portfolio_row r
                join portfolio_import i on i.id = r.import_id
                where r.import_id = :importId and r.part = 'usage' and not exists (select 1 from usage_fee u
                    where u.subscription_number = r.subscription_number and u.usage_month = r.usage_month)""");
    }

    /** Nothing rests yet on a subscription that comes with this same import. */
    private void announceChangedFees() {
        announce("""
                select distinct r.subscription_number
                from portfolio_row r
                join fixed_fee f on f.subscription_number = r.subscription_number and f.valid_from = r.valid_from
                    and f.imported_by = r.import_id
                join subscription s on s.number = r.subscription_number and (s.imported_by is null or s.imported_by <> r.import_id)
                where r.import_id = :importId and r.part = 'fees' and r.subscription_number > :last
                order by r.subscription_number
                limit :limit""", FixedFeesChanged::new);
    }

    private void announceAgreedUsage() {
        announce("""
                select distinct a.subscription_number
                from usage_agreement a
                join subscription s on s.number = a.subscription_number and (s.imported_by is null or s.imported_by <> a.imported_by)
                where a.imported_by = :importId and a.subscription_number > :last
                order by a.subscription_number
                limit :limit""", UsageRecorded::new);
    }

    private void announceRecordedUsage() {
        announce("""
                select distinct r.subscription_number
                from portfolio_row r
                join usage_fee u on u.subscription_number = r.subscription_number and u.usage_month = r.usage_month
                    and u.imported_by = r.import_id
                join subscription s on s.number = r.subscription_number and (s.imported_by is null or s.imported_by <> r.import_id)
                where r.import_id = :importId and r.part = 'usage' and r.subscription_number > :last
                order by r.subscription_number
                limit :limit""", UsageRecorded::new);
    }

    private void announce(String changedAfter, Function<List<String>, Object> event) {
        var last = "";
        List<String> changed;
        do {
            changed = jdbc.sql(changedAfter)
                    .param("importId", importId)
                    .param("last", last)
                    .param("limit", SUBSCRIPTIONS_OF_AN_EVENT)
                    .query(String.class)
                    .list();
            if (!changed.isEmpty()) {
                events.publishEvent(event.apply(changed));
                last = changed.get(changed.size() - 1);
            }
        } while (changed.size() == SUBSCRIPTIONS_OF_AN_EVENT);
    }

    private int update(String statement) {
        return jdbc.sql(statement).param("importId", importId).update();
    }
}
