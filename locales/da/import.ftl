import-fault = Række { $line }, { $column }, ”{ $seen }”: { $why }
import-fault-empty = Række { $line }, { $column }: { $why }
import-report-name = Rækker med fejl
import-report-row = Række
import-report-wrong = Fejl
import-report-fault = { $column }: { $why }
