package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.persistence.RowMapping;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What of Microsoft's names a service: what a person reads who is to say what the name means. */
@Repository
public class ServiceNameMentions {

    private static final RowMapping<Candidate> CANDIDATE = RowMapping.of(Candidate.class);

    private final JdbcClient jdbc;

    ServiceNameMentions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A message or an issue that names it, as it holds.
     *
     * @param number Microsoft's, as {@code MC172851} or {@code EX415080}
     * @param tenant the name of the tenant that shows it
     */
    public record Mention(String number, String title, String tenant) {}

    private record Candidate(Mention mention, String services) {

        boolean names(String key) {
            return Arrays.stream(services.split("\n"))
                    .map(KnownServiceNames::key)
                    .anyMatch(key::equals);
        }
    }

    /** The latest ones, messages before issues. */
    @Transactional(readOnly = true)
    public List<Mention> of(String key, int most) {
        return jdbc.sql("""
                        select number, title, tenant, services from (
                            select 1 as sort, v.message_id as number, v.title as title, t.name as tenant, v.services as services,
                                v.recorded_at as recorded_at
                            from announcement a
                            join announcement_version v on v.tenant_id = a.tenant_id and v.message_id = a.message_id
                                and v.version = a.version
                            join microsoft_tenant t on t.id = a.tenant_id
                            where lower(v.services) like :name escape '!'
                            union all
                            select 2, i.issue_id, i.title, t.name, i.service, i.recorded_at
                            from health_issue i join microsoft_tenant t on t.id = i.tenant_id
                            where lower(i.service) like :name escape '!') mentioned
                        order by sort, recorded_at desc, number, tenant""").param("name", pattern(key)).query(CANDIDATE).list().stream()
                .filter(candidate -> candidate.names(key))
                .map(Candidate::mention)
                .limit(most)
                .toList();
    }

    /** Any blank for a blank; the key itself is compared in the code, which alone knows what makes two names one. */
    private static String pattern(String key) {
        return "%"
                + key.replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                        .replace(' ', '_')
                        .replace("…", "%") + "%";
    }
}
