"""RunPod Serverless over plain HTTP."""
