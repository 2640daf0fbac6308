provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# Who runs the tasks, and how many.
resource "aws_ecs_cluster" "main" {
  name = "main"
}

resource "aws_ecs_task_definition" "api" {
  family                   = "api"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 1024
  container_definitions    = jsonencode([{ name = "api", image = "api" }])
}

resource "aws_ecs_service" "spot_only" {
  name            = "spot-only"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.api.arn
  desired_count   = 2
  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = 1
  }
}

resource "aws_ecs_service" "mixed" {
  name            = "mixed"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.api.arn
  desired_count   = 10
  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    base              = 2
    weight            = 1
  }
  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = 3
  }
}

resource "aws_ecs_service" "scaled" {
  name            = "scaled"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.api.arn
  launch_type     = "FARGATE"
  desired_count   = 1
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}

resource "aws_appautoscaling_target" "scaled" {
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.scaled.name}"
  min_capacity       = 4
  max_capacity       = 10
}

resource "aws_ecs_service" "cluster_outside" {
  name            = "cluster-outside"
  cluster         = "arn:aws:ecs:us-east-1:123456789012:cluster/other"
  task_definition = aws_ecs_task_definition.api.arn
  desired_count   = 3
}

resource "aws_rds_cluster" "serverless" {
  cluster_identifier  = "serverless"
  engine              = "aurora-postgresql"
  engine_version      = "16.4"
  skip_final_snapshot = true
  serverlessv2_scaling_configuration {
    min_capacity = 1.5
    max_capacity = 8
  }
}

resource "aws_rds_cluster_instance" "serverless" {
  for_each           = toset(["floor", "expected", "below"])
  identifier         = each.key
  cluster_identifier = aws_rds_cluster.serverless.id
  instance_class     = "db.serverless"
  engine             = aws_rds_cluster.serverless.engine
}
