import-fault = Row { $line }, { $column }, “{ $seen }”: { $why }
import-fault-empty = Row { $line }, { $column }: { $why }
import-report-name = Rows with errors
import-report-row = Row
import-report-wrong = Error
import-report-fault = { $column }: { $why }
