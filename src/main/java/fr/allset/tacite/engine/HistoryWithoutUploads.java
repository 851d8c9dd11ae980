package fr.allset.tacite.engine;

import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The full history, but for files. An upload is taken away once it is read. In the history it would stay as long as its process
 * does, with all that it says of people.
 */
class HistoryWithoutUploads extends HistoryLevelFull {

    @Override
    public boolean isHistoryEventProduced(HistoryEventType event, @Nullable Object entity) {
        return !(entity instanceof VariableInstanceEntity variable
                && ValueType.FILE.getName().equals(variable.getTypeName()));
    }
}
