package fr.allset.tacite.microsoftfeed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tenants whose feeds are read, or were. */
@Repository
public class Tenants {

    private final JdbcClient jdbc;

    Tenants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Tenant> find(String id) {
        return jdbc.sql("select * from microsoft_tenant where id = ?").param(id).query(Tenants::tenant).optional();
    }

    /** All of them, the reseller's own first. */
    public List<Tenant> all() {
        return jdbc.sql("select * from microsoft_tenant order by case when customer_number is null then 0 else 1 end, id")
                .query(Tenants::tenant).list();
    }

    /** Sees to it that a tenant is on file under this name. */
    @Transactional
    public void put(String id, String name, @Nullable String customer) {
        if (jdbc.sql("update microsoft_tenant set name = ?, customer_number = ? where id = ?").params(name, customer, id).update() == 0) {
            jdbc.sql("insert into microsoft_tenant (id, name, customer_number) values (?, ?, ?)").params(id, name, customer).update();
        }
    }

    private static Tenant tenant(ResultSet row, int index) throws SQLException {
        var refused = row.getObject("refused_since", OffsetDateTime.class);
        var left = row.getObject("left_at", OffsetDateTime.class);
        return new Tenant(row.getString("id"), row.getString("name"), row.getString("customer_number"),
                refused == null ? null : refused.toInstant(), row.getString("refusal"), left == null ? null : left.toInstant());
    }
}
