"""What each kind of flow node does (BPMN 2.0.2, 10.3 to 10.6 and 13), as task specs of SpiffWorkflow."""
