provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_ecs_cluster" "fargate" {
  name = "fargate"
}

resource "aws_ecs_cluster" "instances" {
  name = "instances"
}

resource "aws_ecs_cluster_capacity_providers" "fargate" {
  cluster_name       = aws_ecs_cluster.fargate.name
  capacity_providers = ["FARGATE"]
}

resource "aws_ecs_task_definition" "task" {
  family                   = "task"
  requires_compatibilities = ["FARGATE"]
  cpu                      = "1 vCPU"
  memory                   = "2 GB"
  container_definitions    = "[]"
}

resource "aws_ecs_task_definition" "arm" {
  family                   = "arm"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 512
  memory                   = 1024
  container_definitions    = "[]"
  runtime_platform {
    cpu_architecture = "ARM64"
  }
  ephemeral_storage {
    size_in_gib = 50
  }
}

resource "aws_ecs_task_definition" "windows" {
  family                   = "windows"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 1024
  memory                   = 2048
  container_definitions    = "[]"
  runtime_platform {
    operating_system_family = "WINDOWS_SERVER_2022_CORE"
  }
}

resource "aws_ecs_service" "fargate" {
  name            = "fargate"
  launch_type     = "FARGATE"
  cluster         = aws_ecs_cluster.instances.id
  task_definition = aws_ecs_task_definition.task.arn
  desired_count   = 3
}

resource "aws_ecs_service" "by_family" {
  name            = "by_family"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.task.family
  desired_count   = 1
}

resource "aws_ecs_service" "by_cluster" {
  name            = "by_cluster"
  cluster         = aws_ecs_cluster.fargate.id
  task_definition = aws_ecs_task_definition.task.arn
  desired_count   = 2
}

resource "aws_ecs_service" "by_strategy" {
  name            = "by_strategy"
  task_definition = aws_ecs_task_definition.arm.arn
  desired_count   = 2
  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
}

resource "aws_ecs_service" "spot" {
  name            = "spot"
  task_definition = aws_ecs_task_definition.task.arn
  desired_count   = 2
  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = 1
  }
}

resource "aws_ecs_service" "windows" {
  name            = "windows"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.windows.arn
  desired_count   = 1
}

resource "aws_ecs_service" "on_instances" {
  name            = "on_instances"
  cluster         = aws_ecs_cluster.instances.id
  task_definition = aws_ecs_task_definition.task.arn
  desired_count   = 2
}

resource "aws_ecs_service" "elsewhere" {
  name            = "elsewhere"
  launch_type     = "FARGATE"
  task_definition = "made-by-another-team"
  desired_count   = 1
}

resource "aws_ecs_service" "external" {
  name          = "external"
  launch_type   = "FARGATE"
  desired_count = 1
  deployment_controller {
    type = "EXTERNAL"
  }
}

resource "aws_ecs_task_set" "external" {
  service         = aws_ecs_service.external.id
  cluster         = aws_ecs_cluster.instances.id
  task_definition = aws_ecs_task_definition.task.arn
}
