"""BPMN 2.0.2: reading diagrams and running them. The one home of SpiffWorkflow."""
