// `System.Diagnostics.Process` and what starts it belong to the process cmdlets.
import '../../management/processes/process-type.js';
