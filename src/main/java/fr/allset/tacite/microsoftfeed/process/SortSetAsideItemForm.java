package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.SetAsideItems;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Somebody says what is done about an item of Microsoft's that cannot be read. */
@Component
class SortSetAsideItemForm implements TaskForm<SortSetAsideItemForm.View, SortSetAsideItemForm.Answer> {

    /** The item, as French text. */
    record View(String tenantText, String itemText, String setAsideText, String unreadBecause, String contentText) {}

    /** @param setAsideDecision what the person does about it, in its own words */
    record Answer(@Nullable String setAsideDecision) {}

    private final SetAsideItems items;

    SortSetAsideItemForm(SetAsideItems items) {
        this.items = items;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public View view(OpenTask task) {
        var item = items.find(SetAsideItemProcess.item(task.number()));
        return new View(
                item.tenantName() + ", " + item.feed().label(),
                Objects.requireNonNullElse(item.itemId(), "illisible"),
                FrenchMoment.of(item.setAsideAt()),
                item.reason(),
                item.content());
    }
}
